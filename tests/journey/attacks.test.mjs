// A library full of markup: outlet, title, body, notes and names try to become part of the page. Every screen is walked;
// nothing runs, nothing is inserted, nothing leaves. Opened as by a double click, with the menus in place.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow, root } from './window.mjs';

const folder = mkdtempSync(join(tmpdir(), 'entente-attacks-'));
const attack = (name) => `<script>window.attacked="${name}"</script><img src="http://127.0.0.1:9/${name}" onerror="window.attacked='${name}'"><svg onload="window.attacked='${name}'"></svg>"'><b class="attack">${name}</b>`;
const screens = ['library', 'trends', 'compare', 'explore', 'sentences', 'coverage', 'events', 'codebook', 'report', 'import', 'settings', 'help'];
let window;

const articles = Array.from({ length: 40 }, (_, n) => ({
  id: `a${n}`, outlet: n % 4 === 0 ? '<script>window.attacked="outlet"</script>' : n % 4 === 1 ? attack('outlet') : n % 4 === 2 ? 'صحيفة \u202e الميناء' : 'An outlet whose name is so long that no column of any table or figure was ever made for it and never will be',
  date: `2023-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 27) + 1).padStart(2, '0')}`, language: 'en', byline: attack('byline'), url: 'javascript:window.attacked="url"',
  title: attack('title'), body: `${attack('before')} China and Russia hailed their no-limits partnership ${attack('after')} on Tuesday. \u202eThe two countries will deepen it.`,
}));

before(async () => {
  const program = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/entente');
  writeFileSync(join(folder, 'a.jsonl'), articles.map((article) => JSON.stringify(article)).join('\n'));
  execFileSync(program, ['import', 'L.entente', 'a.jsonl', '--collection', attack('collection')], { cwd: folder, stdio: 'ignore' });
  execFileSync(program, ['code', 'L.entente'], { cwd: folder, stdio: 'ignore' });
  window = await openWindow(['--config', join(folder, 'config'), '--answer-dialogs', folder, join(folder, 'L.entente')]);
  await window.size(1280, 820);
});

after(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Nothing ran, and no element was made of any text. */
async function unharmed(where) {
  const found = await window.run('return { ran: window.attacked ?? null, made: document.querySelectorAll(".attack, main script, img[onerror], svg[onload], a[href^=javascript]").length, broken: document.querySelectorAll("[data-testid=broken]").length }');
  assert.deepEqual(found, { ran: null, made: 0, broken: 0 }, where);
}

for (const screen of screens) {
  test(`${screen} shows it as text`, async () => {
    await window.click(`[data-testid="nav-${screen}"]`);
    await window.find(`[data-testid="screen-${screen}"]`);
    await window.look(`attacks-${screen}`);
    await unharmed(screen);
  });
}

test('names, notes and articles are text too', async () => {
  await window.click('[data-testid="nav-sentences"]');
  await window.click('[data-testid="line"]');
  await window.find('[data-testid="article"]');
  await window.type('[data-testid="line-note"]', attack('note'));
  await window.click('[data-testid="keep-note"]');
  await window.click('[data-testid="star"]');
  await unharmed('the article and its note');
  await window.click('[data-testid="close-panel"]');
  await window.click('[data-testid="pins"]');
  await window.click('[data-testid="pin"]');
  await window.click('[data-testid="show-pinned"]');
  await window.find('[data-testid="pinned-figure"]');
  await window.look('attacks-pinned');
  await unharmed('questions side by side');
});

test('the page may load from nowhere else', async () => {
  const blocked = await window.runAsync(`const done = arguments[arguments.length - 1];
    const heard = new Set();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => heard.add(effectiveDirective));
    const image = new Image(); image.src = 'http://127.0.0.1:9/x.png';
    fetch('http://127.0.0.1:9/x').catch(() => undefined);
    const script = document.createElement('script'); script.textContent = 'window.attacked = "inline"'; document.body.append(script);
    setTimeout(() => done([...heard].sort()), 600);`);
  assert.ok(blocked.includes('connect-src') && blocked.includes('img-src') && blocked.some((one) => one.startsWith('script-src')), String(blocked));
  assert.equal(await window.run('return window.attacked ?? null'), null);
});
