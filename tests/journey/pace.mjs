// Prints how quick the window is on a library that is there: from the start until it can be used, what a click on a screen
// takes, and the longest frames while articles are coded. Figures to be read, not a test: `node tests/journey/pace.mjs LIBRARY`.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { openWindow, root } from './window.mjs';

const [library, recode] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'entente-pace-'));
const print = (what, value) => console.log(`${what.padEnd(52)} ${value}`);
const ms = (value) => `${Math.round(value)} ms`;

/** All that the page loads in one language, packed. */
function bundle() {
  const files = readdirSync(join(root, 'ui/dist/assets')).filter((name) => /\.(js|css)$/.test(name));
  const bytes = files.map((name) => gzipSync(readFileSync(join(root, 'ui/dist/assets', name))).length);
  print('page bundle, all scripts and styles, gzipped', `${Math.round(bytes.reduce((a, b) => a + b, 0) / 1000)} kB`);
}

/** Counts frames in the page until it is asked how long they took. */
const watch = `window.__gaps = []; (function next(last) { requestAnimationFrame((now) => { if (last) window.__gaps.push(now - last); if (window.__gaps) next(now); }); })(0)`;
const gaps = 'const gaps = window.__gaps.sort((a, b) => b - a); window.__gaps = null; return gaps';

async function started(path, config) {
  const began = performance.now();
  const window = await openWindow(['--config', config, '--answer-dialogs', folder, path]);
  await window.find('[data-testid="trend-figure"] svg');
  return [window, performance.now() - began];
}

/** Closes the window once it is at rest: while a backup is made it would ask first, and the next start would meet it. */
async function closed(window) {
  const pause = () => new Promise((done) => setTimeout(done, 1000));
  for (let n = 0; n < 60 && (await window.all('[data-testid="job"][data-state="running"]')).length > 0; n++) await pause();
  await window.close();
  await pause();
}

async function clicks(window) {
  for (const [screen, something] of [['library', 'article-row'], ['compare', 'compare-row'], ['sentences', 'line'], ['coverage', 'coverage-figure'], ['trends', 'trend-figure']]) {
    const began = performance.now();
    await window.click(`[data-testid="nav-${screen}"]`);
    await window.find(`[data-testid="screen-${screen}"]`);
    const answered = performance.now() - began;
    await window.find(`[data-testid="${something}"]`);
    print(`click on ${screen}: shown, filled`, `${ms(answered)}, ${ms(performance.now() - began)}`);
  }
}

async function coding(window) {
  await window.run(watch);
  await window.find('[data-testid="job"][data-state="running"]');
  for (let n = 0; n < 5 && (await window.all('[data-testid="job"][data-state="running"]')).length > 0; n++) {
    for (const screen of ['library', 'trends']) await window.click(`[data-testid="nav-${screen}"]`);
    await new Promise((done) => setTimeout(done, 1000));
  }
  const found = await window.run(gaps);
  print('frames while coding: number, longest, over 100 ms', `${found.length}, ${ms(found[0] ?? 0)}, ${found.filter((gap) => gap > 100).length}`);
}

bundle();
if (library) {
  const copy = join(folder, 'pace.entente');
  copyFileSync(library, copy);
  print('library', `${library}, ${Math.round(statSync(library).size / 1e6)} MB`);
  const config = join(folder, 'config');
  for (const which of ['cold', 'warm', 'warm']) {
    const [window, took] = await started(copy, config);
    print(`from start to the first figure, ${which} (driver included)`, ms(took));
    if (which === 'warm') await clicks(window);
    await closed(window);
  }
  if (recode) {
    copyFileSync(recode, copy);
    const window = await openWindow(['--config', config, '--answer-dialogs', folder, copy]);
    await coding(window);
    await closed(window);
  }
}
rmSync(folder, { recursive: true, force: true });
