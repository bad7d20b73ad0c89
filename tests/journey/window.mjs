// Drives the real window over WebKitWebDriver: opening, finding, clicking, typing and looking.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { differing, readPng } from '../pages/png.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const element = 'element-6066-11e4-a52e-4f735466cecf';
const built = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug');

/** A port that nobody uses now. */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** The window, opened by its driver with these arguments. */
export async function openWindow(args) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: 'true', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
    stdio: 'ignore',
  });
  const base = `http://127.0.0.1:${port}`;
  const options = { binary: join(built, 'entente-window'), args };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = await patiently(() => call('POST', `${base}/session`, { capabilities }), 30_000);
  return new Window(driver, `${base}/session/${sessionId}`);
}

/** A window on the sample, at its first figure, with a folder for what it saves; `end` closes the one and sweeps the other. */
export async function openSample(name) {
  const folder = mkdtempSync(join(tmpdir(), `entente-${name}-`));
  const window = await openWindow(['--config', join(folder, 'config'), '--answer-dialogs', folder]);
  const end = async () => {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await window.size(1280, 820);
    await window.click('[data-testid="try-sample"]');
    await window.find('[data-testid="trend-figure"] svg');
  } catch (failure) {
    await end();
    throw failure;
  }
  return { window, folder, end };
}

async function call(method, address, body, milliseconds = 20_000) {
  const signal = AbortSignal.timeout(milliseconds);
  const answer = await fetch(address, { method, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Tries again until it works or the time is up; the last failure is the one told. */
async function patiently(attempt, milliseconds = 15_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await pause(100);
    }
  }
}

class Window {
  constructor(driver, session) {
    this.driver = driver;
    this.session = session;
  }

  send(method, path, body) {
    return call(method, this.session + path, body);
  }

  /** The first element that fits, waited for. */
  async find(css) {
    const found = await patiently(() => this.send('POST', '/element', { using: 'css selector', value: css }));
    return found[element];
  }

  async all(css) {
    const found = await this.send('POST', '/elements', { using: 'css selector', value: css });
    return found.map((one) => one[element]);
  }

  async click(css) {
    await patiently(async () => this.send('POST', `/element/${await this.find(css)}/click`, {}));
  }

  async type(css, text) {
    const id = await this.find(css);
    await this.send('POST', `/element/${id}/clear`, {});
    await this.send('POST', `/element/${id}/value`, { text });
  }

  async press(key) {
    const actions = [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }];
    await this.send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  text(css) {
    return patiently(async () => {
      const text = await this.send('GET', `/element/${await this.find(css)}/text`);
      if (text.trim() === '') throw new Error(`${css} is still empty`);
      return text;
    });
  }

  /** Waits until the element's text fits. */
  says(css, pattern) {
    return patiently(async () => {
      const text = await this.text(css);
      if (!pattern.test(text)) throw new Error(`${css} says “${text}”, not ${pattern}`);
      return text;
    });
  }

  /** Waits until as many elements fit as wanted. */
  count(css, least) {
    return patiently(async () => {
      const found = (await this.all(css)).length;
      if (found < least) throw new Error(`${found} of ${css}, wanted ${least}`);
      return found;
    });
  }

  run(script, ...args) {
    return this.send('POST', '/execute/sync', { script, args });
  }

  runAsync(script, ...args) {
    return this.send('POST', '/execute/async', { script, args });
  }

  async size(width, height) {
    await this.send('POST', '/window/rect', { x: 0, y: 0, width, height });
  }

  /** Speaks French and goes dark, at this size; what most walks end with. */
  async frenchDark(width = 1024, height = 700) {
    await this.size(width, height);
    await this.click('[data-testid="nav-settings"]');
    await this.click('[data-testid="language-fr"]');
    await this.click('[data-testid="theme-dark"]');
  }

  /** A picture of the screen as a person sees it, kept in target/look. */
  async look(name) {
    await this.runAsync('const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))');
    await pause(400);
    const { x, y, width, height } = await this.send('GET', '/window/rect');
    const folder = join(root, 'target/look');
    mkdirSync(folder, { recursive: true });
    execFileSync('import', ['-window', 'root', '-crop', `${width}x${height}+${Math.max(0, x)}+${Math.max(0, y)}`, '+repage', join(folder, `${name}.png`)]);
  }

  /** A picture of the user guide: with ENTENTE_ACCEPT=1 it is stored, else the stored one must still show this. */
  async guide(name) {
    await this.look(`guide-${name}`);
    const taken = join(root, 'target/look', `guide-${name}.png`);
    const kept = join(root, 'docs/pictures', `${name}.png`);
    // few colours make a small file
    if (process.env.ENTENTE_ACCEPT) return execFileSync('convert', [taken, '-colors', '128', `png8:${kept}`]);
    assert.ok(existsSync(kept), `${kept} is missing: run with ENTENTE_ACCEPT=1`);
    const small = (file) => readPng(execFileSync('convert', [file, '-resize', '480x320!', 'png24:-']));
    const part = differing(small(kept), small(taken));
    assert.ok(part < 0.35, `${Math.round(part * 100)} % of ${kept} is another: look at ${taken}, then run with ENTENTE_ACCEPT=1`);
  }

  async close() {
    await this.send('DELETE', '').catch(() => {});
    this.driver.kill();
  }
}
