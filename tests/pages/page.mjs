// The built page over the stored answers, served to a headless Chromium: opening it in a look, walking in it, and holding
// what is seen against the rules and against stored pictures. ENTENTE_ACCEPT=1 stores anew; ENTENTE_LOOK=1 keeps large ones.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { differing, readPng } from './png.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../../ui');
const stored = join(here, 'pictures');
const seen = join(here, '../../target/look/pages');
const axe = readFileSync(join(source, 'node_modules/axe-core/axe.min.js'), 'utf8');
/** How many pixels wide a stored picture is. */
const narrow = 360;
/** The part of a picture's fields that may differ: faces are shipped, but those of Chinese and Arabic are the machine's. */
const tolerance = 0.03;
export const sizes = [[1024, 700], [1366, 768], [1920, 1080]];

function freePort() {
  return new Promise((done) => {
    const socket = createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

/** The page in a browser, or `null` where there is no Chromium. */
export async function servePage() {
  const browser = await openBrowser();
  if (!browser) return null;
  const port = await freePort();
  const server = spawn('npx', ['vite', 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'], { cwd: source, stdio: 'ignore', detached: true });
  const page = new Page(browser, server, `http://127.0.0.1:${port}/`);
  for (let i = 0; i < 300; i++) {
    if (await fetch(page.address).then(({ ok }) => ok, () => false)) return page;
    await pause(100);
  }
  page.close();
  throw new Error('the page was not served');
}

const id = (testid) => `document.querySelector('[data-testid="${testid}"]')`;

class Page {
  constructor(browser, server, address) {
    Object.assign(this, { browser, server, address });
  }

  close() {
    this.browser.close();
    process.kill(-this.server.pid);
  }

  /** Opens the page in a look and goes to a screen; waits until it stands still. */
  async open(screen, language, theme, library = 'sample', more = '') {
    const { browser } = this;
    await browser.go(`${this.address}?library=${library}&lang=${language}&theme=${theme}&pace=30${more}`);
    await browser.until('document.querySelector("main")?.children.length > 0 && document.documentElement.dataset.theme === ' + JSON.stringify(theme));
    if (screen !== 'start') await this.click(`nav-${screen}`);
    await browser.until(`${id(`screen-${screen}`)}?.children.length > 0`);
    await this.still();
  }

  /** Clicks the first, or another, of what is called so. */
  async click(testid, which = 0) {
    const one = `document.querySelectorAll('[data-testid="${testid}"]')[${which}]`;
    await this.browser.until(one);
    await this.browser.run(`(${one}.scrollIntoView({ block: 'nearest' }), ${one}.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })), ${one}.click())`);
  }

  /** Writes into a field, or chooses in a list, as a person does. */
  async write(testid, text) {
    await this.browser.until(id(testid));
    await this.browser.run(`(() => { const field = ${id(testid)}; field.focus(); field.value = ${JSON.stringify(text)}; for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true })); })()`);
  }

  /** Steps of a state: `'name'` clicks, `['name', 2]` clicks the third, `{ name: 'text' }` writes, `{ until: 'name' }` waits until it is there, `{ said: 'name' }` until it says something, `{ focus: ['name', 1] }` gives the focus to the second, `{ show: 'name' }` scrolls to it. */
  async walk(steps) {
    for (const step of steps) {
      if (typeof step === 'string') await this.click(step);
      else if (Array.isArray(step)) await this.click(...step);
      else if (step.until) await this.browser.until(id(step.until));
      else if (step.said) await this.browser.until(`${id(step.said)}.textContent.trim()`);
      else if (step.focus) await this.browser.run(`document.querySelectorAll('[data-testid="${step.focus[0]}"]')[${step.focus[1]}].focus()`);
      else if (step.show) await this.browser.run(`${id(step.show)}.scrollIntoView()`);
      else for (const [name, text] of Object.entries(step)) await this.write(name, text);
      await this.still();
    }
  }

  /** Nothing waits any more, and two looks at the markup are alike. */
  async still() {
    let last = '';
    for (let i = 0; i < 60; i++) {
      const now = await this.browser.run('document.fonts.ready.then(() => document.body.innerHTML.length + " " + document.querySelectorAll("[data-testid=waiting]").length)');
      if (now === last && now.endsWith(' 0')) return;
      last = now;
      await pause(100);
    }
  }

  /** What stands outside the window, is cut off without a way to read it, or lies under something else. */
  flaws() {
    return this.browser.run(`(${flaws})()`);
  }

  /** Breaches of WCAG 2.2 A and AA, contrast included; the report is a frame of its own. */
  async breaches() {
    await this.browser.run(`${axe}; true`);
    return this.browser.run(`axe.run(document.body, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 140)).slice(0, 3).join(' | ')))`);
  }

  /** Frames inside the page draw in their own time: a picture that differs is taken again for a while. */
  async compare(name) {
    mkdirSync(seen, { recursive: true });
    if (process.env.ENTENTE_LOOK) writeFileSync(join(seen, `${name}-whole.png`), await this.browser.picture());
    let bytes = await this.take(name);
    const file = join(stored, `${name}.png`);
    if (process.env.ENTENTE_ACCEPT) {
      mkdirSync(stored, { recursive: true });
      return writeFileSync(file, bytes);
    }
    assert.ok(existsSync(file), `${name} has no stored picture; look at target/look/pages and run with ENTENTE_ACCEPT=1`);
    const wanted = readPng(readFileSync(file));
    let part = differing(wanted, readPng(bytes));
    for (let again = 0; part >= tolerance && again < 20; again++) {
      await pause(250);
      bytes = await this.take(name);
      part = differing(wanted, readPng(bytes));
    }
    if (process.env.ENTENTE_LOOK) console.log(`${name}: ${(part * 100).toFixed(2)} % differs`);
    assert.ok(part < tolerance, `${name}: ${Math.round(part * 1000) / 10} % of the picture is another; look at target/look/pages/${name}.png beside ${file}`);
  }

  async take(name) {
    const bytes = await this.browser.picture(narrow);
    writeFileSync(join(seen, `${name}.png`), bytes);
    return bytes;
  }
}

/** Runs in the page. Lists that scroll may reach out of sight; a box that is open may lie over what is below it. */
function flaws() {
  const found = [];
  const tell = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 140)}`);
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the window scrolls sideways');
  const clipped = (one) => {
    for (let box = one.parentElement; box; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const [a, b] = [one.getBoundingClientRect(), box.getBoundingClientRect()];
      if (a.top + a.height / 2 < b.top + 4 || a.top + a.height / 2 > b.bottom - 4 || a.left + a.width / 2 < b.left || a.left + a.width / 2 > b.right) return true;
    }
    return false;
  };
  for (const one of document.querySelectorAll('button, input, select, textarea, h1, h2, summary')) {
    const box = one.getBoundingClientRect();
    if (box.width === 0 || !one.checkVisibility() || getComputedStyle(one).clipPath !== 'none' || one.closest('.spoken, .skip')) continue;
    const scrolls = one.closest('[class*=scroll], .wide, .kinds');
    if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) tell('outside the window', one);
    if (one.matches('button, h1, h2') && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden' && !one.title) tell('cut off', one);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || clipped(one) || one.matches('.point')) continue;
    const top = document.elementFromPoint(x, y);
    if (top && !one.contains(top) && !top.contains(one) && !top.closest('label')?.contains(one) && !top.closest('[role="dialog"], [role="menu"], .box, .changed')) tell(`under ${top.outerHTML.slice(0, 60)}`, one);
  }
  return found;
}
