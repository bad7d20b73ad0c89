// Drives headless Chromium over its debugging pipe: no port, no package. `null` where there is no Chromium.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

function found() {
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // the next name
    }
  }
  return null;
}

/** A browser with one page, or `null`. */
export async function openBrowser() {
  const program = found();
  if (!program) return null;
  const folder = mkdtempSync(join(tmpdir(), 'entente-pages-'));
  const child = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb', '--font-render-hinting=none', '--remote-debugging-pipe', `--user-data-dir=${folder}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const browser = new Browser(child, folder);
  await browser.attach();
  return browser;
}

class Browser {
  #next = 1;
  #waiting = new Map();
  #rest = '';
  /** Addresses that the page asked for. */
  requests = [];
  /** What went wrong in the page. */
  errors = [];

  constructor(child, folder) {
    this.child = child;
    this.folder = folder;
    child.stdio[4].setEncoding('utf8').on('data', (text) => {
      const parts = (this.#rest + text).split('\0');
      this.#rest = parts.pop();
      parts.forEach((part) => this.#hear(JSON.parse(part)));
    });
  }

  #hear({ id, result, error, method, params }) {
    if (method === 'Network.requestWillBeSent') this.requests.push(params.request.url);
    if (method === 'Runtime.exceptionThrown') this.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (error) waiting.fail(new Error(error.message));
    else waiting.done(result);
  }

  send(method, params = {}) {
    const id = this.#next++;
    this.child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: this.session })}\0`);
    return new Promise((done, fail) => this.#waiting.set(id, { done, fail }));
  }

  async attach() {
    const { targetInfos } = await this.send('Target.getTargets');
    const page = targetInfos.find(({ type }) => type === 'page');
    this.session = (await this.send('Target.attachToTarget', { targetId: page.targetId, flatten: true })).sessionId;
    await this.send('Page.enable');
    await this.send('Runtime.enable');
    await this.send('Network.enable');
    // As a window that one works in: the focus is seen.
    await this.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  }

  /** `scale`: how many pixels of the screen one of the page takes; 2 is a zoom of 200 %. */
  async size(width, height, scale = 1) {
    await this.send('Emulation.setDeviceMetricsOverride', { width: Math.round(width / scale), height: Math.round(height / scale), deviceScaleFactor: 1, mobile: false });
  }

  async go(address) {
    await this.send('Page.navigate', { url: address });
  }

  async run(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until the expression is true. */
  async until(expression, milliseconds = 30_000) {
    const end = Date.now() + milliseconds;
    while (!(await this.run(expression).catch(() => false))) {
      if (Date.now() > end) throw new Error(`never came to be: ${expression}`);
      await pause(60);
    }
  }

  /** What is seen, `width` pixels wide or as large as it is, as PNG. */
  async picture(width) {
    const { cssLayoutViewport: view } = await this.send('Page.getLayoutMetrics');
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width: view.clientWidth, height: view.clientHeight, scale: width ? width / view.clientWidth : 1 } });
    return Buffer.from(data, 'base64');
  }

  close() {
    // the browser writes into its folder until it has ended
    this.child.once('exit', () => rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
    this.child.kill();
  }
}
