// Every screen in Chromium over the stored answers, at three sizes: compared with stored pictures, held against the rules
// of accessibility with contrast, zoomed to 200 %, and watched for requests that leave. ENTENTE_ACCEPT=1 stores anew.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { differing, readPng } from './png.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, '../../ui');
const stored = join(here, 'pictures');
const seen = join(here, '../../target/look/pages');
const axe = readFileSync(join(page, 'node_modules/axe-core/axe.min.js'), 'utf8');
const sizes = [[1024, 700], [1366, 768], [1920, 1080]];
const screens = ['library', 'trends', 'compare', 'explore', 'sentences', 'coverage', 'events', 'codebook', 'validate', 'report', 'import', 'settings', 'help'];
const looks = [['en', 'light', [0, 1, 2]], ['fr', 'dark', [0, 2]]];

let browser, server, address;

function freePort() {
  return new Promise((done) => {
    const socket = createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

before(async () => {
  browser = await openBrowser();
  if (!browser) return;
  const port = await freePort();
  server = spawn('npx', ['vite', 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'], { cwd: page, stdio: 'ignore', detached: true });
  address = `http://127.0.0.1:${port}/`;
  for (let i = 0; i < 300; i++) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
    await pause(100);
  }
  throw new Error('the page was not served');
});

after(() => {
  browser?.close();
  if (server) process.kill(-server.pid);
});

/** Opens the page in a look and goes to a screen; waits until it stands still. */
async function open(screen, language, theme, library = 'sample') {
  await browser.go(`${address}?library=${library}&lang=${language}&theme=${theme}`);
  await browser.until('document.querySelector("main")?.children.length > 0 && document.documentElement.dataset.theme === ' + JSON.stringify(theme));
  await browser.until(`document.querySelector('[data-testid="nav-${screen}"]')`);
  await browser.run(`document.querySelector('[data-testid="nav-${screen}"]').click()`);
  await browser.until(`document.querySelector('[data-testid="screen-${screen}"]')?.children.length > 0`);
  await still();
}

/** Nothing waits any more, and two looks at the markup are alike. */
async function still() {
  let last = '';
  for (let i = 0; i < 60; i++) {
    const now = await browser.run('document.fonts.ready.then(() => document.body.innerHTML.length + " " + document.querySelectorAll("[data-testid=waiting]").length)');
    if (now === last && now.endsWith(' 0')) return;
    last = now;
    await pause(150);
  }
}

/** Controls and texts that are cut off or stand outside the window, by their words. */
const outside = `(() => {
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push('the window scrolls sideways');
  for (const one of document.querySelectorAll('button, input, select, h1, h2')) {
    const box = one.getBoundingClientRect();
    if (box.width === 0 || getComputedStyle(one).clipPath !== 'none' || one.closest('.spoken, [class*=scroll], .wide, .kinds')) continue;
    if (box.right > innerWidth + 1 || box.left < -1) found.push(one.outerHTML.slice(0, 120));
  }
  return found;
})()`;

/** Breaches of WCAG 2.2 A and AA, contrast included; the report is a frame of its own. */
async function breaches() {
  await browser.run(`${axe}; true`);
  return browser.run(`axe.run(document.body, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 140)).slice(0, 3).join(' | ')))`);
}

/** Frames inside the page draw in their own time: a picture that differs is taken again for a while. */
async function compare(name) {
  let bytes = await browser.picture(360);
  mkdirSync(seen, { recursive: true });
  writeFileSync(join(seen, `${name}.png`), bytes);
  const file = join(stored, `${name}.png`);
  if (process.env.ENTENTE_ACCEPT) {
    mkdirSync(stored, { recursive: true });
    writeFileSync(file, bytes);
    return;
  }
  assert.ok(existsSync(file), `${name} has no stored picture; look at target/look/pages and run with ENTENTE_ACCEPT=1`);
  const wanted = readPng(readFileSync(file));
  let part = differing(wanted, readPng(bytes));
  for (let again = 0; part >= 0.12 && again < 20; again++) {
    await pause(250);
    bytes = await browser.picture(360);
    writeFileSync(join(seen, `${name}.png`), bytes);
    part = differing(wanted, readPng(bytes));
  }
  assert.ok(part < 0.12, `${name}: ${Math.round(part * 1000) / 10} % of the picture is another; look at target/look/pages/${name}.png beside ${file}`);
}

for (const [language, theme, which] of looks) {
  for (const screen of screens) {
    test(`${screen} in ${language}, ${theme}`, async (context) => {
      if (!browser) return context.skip('there is no Chromium');
      for (const at of which) {
        const [width, height] = sizes[at];
        await browser.size(width, height);
        await open(screen, language, theme);
        assert.deepEqual(await browser.run(outside), [], `${screen} at ${width}×${height}`);
        await compare(`${screen}-${language}-${width}`);
        if (at === 0) assert.deepEqual(await breaches(), [], `${screen} in ${theme}`);
      }
    });
  }
}

test('an empty library says on every screen what to do', async (context) => {
  if (!browser) return context.skip('there is no Chromium');
  await browser.size(1024, 700);
  for (const screen of ['trends', 'compare', 'explore', 'sentences', 'report', 'library', 'coverage', 'events']) {
    await open(screen, 'fr', 'light', 'empty');
    assert.deepEqual(await browser.run(outside), [], screen);
    await compare(`${screen}-empty`);
  }
});

test('at 200 % nothing is lost', async (context) => {
  if (!browser) return context.skip('there is no Chromium');
  await browser.size(1920, 1080, 2);
  for (const screen of screens) {
    await open(screen, 'en', 'light');
    assert.deepEqual(await browser.run(outside), [], screen);
  }
});

test('who wants less motion sees none', async (context) => {
  if (!browser) return context.skip('there is no Chromium');
  await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
  await open('trends', 'en', 'light');
  const moving = await browser.run(`[...document.querySelectorAll('*')].filter((one) => { const { transitionDuration, animationDuration } = getComputedStyle(one); return [transitionDuration, animationDuration].some((text) => text.split(',').some((part) => parseFloat(part) > 0.01)); }).length`);
  assert.equal(moving, 0);
  await browser.send('Emulation.setEmulatedMedia', { features: [] });
});

test('no request left, and nothing went wrong', (context) => {
  if (!browser) return context.skip('there is no Chromium');
  assert.deepEqual(browser.requests.filter((one) => !one.startsWith(address) && !/^(data|blob|about):/.test(one)), []);
  assert.deepEqual(browser.errors, []);
});
