// The walk of a newcomer: open the sample, see the trend, click a point, read the sentence, compare, save a report.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow } from './window.mjs';

const folder = mkdtempSync(join(tmpdir(), 'entente-walk-'));
let window;

before(async () => {
  window = await openWindow(['--config', join(folder, 'config'), '--answer-dialogs', folder]);
  await window.size(1280, 820);
});

after(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a choice of the question and takes one of its options. */
async function choose(control, value) {
  await window.click(`[data-testid="question-narrow"]`);
  await window.click(`[data-testid="narrow-${control}"]`);
  await window.click(`[role="option"][data-value="${value}"]`);
}

test('the sample opens from the start screen', async () => {
  await window.find('[data-testid="screen-start"]');
  await window.look('1-start');
  await window.click('[data-testid="try-sample"]');
  await window.find('[data-testid="screen-trends"]');
  await window.find('[data-testid="trend-figure"] svg');
  await window.look('2-trends');
});

test('the trend shows points, and outlets when it is split', async () => {
  const whole = await window.count('[data-testid="point"]', 5);
  await choose('split', 'outlet');
  await window.count('[data-testid="point"]', whole + 1);
  await window.look('3-trends-by-outlet');
});

test('a point leads to its sentences, and a sentence to its article', async () => {
  await window.run('document.querySelector(\'[data-testid="point"][tabindex="0"]\').focus()');
  await window.press('\uE007');
  await window.count('[data-testid="side-panel"] [data-testid="sentence"]', 1);
  const marked = await window.text('[data-testid="sentence"] mark, [data-testid="sentence"] .mark');
  assert.ok(marked.length > 1, 'the sentence marks its words');
  await window.look('4-sentences');
  await window.click('[data-testid="sentence"]');
  await window.find('[data-testid="article"]');
  await window.look('5-article');
  await window.click('[data-testid="close-panel"]');
});

test('outlets stand side by side', async () => {
  await window.click('[data-testid="nav-compare"]');
  await window.find('[data-testid="compare-figure"] svg');
  await window.count('[data-testid="compare-row"]', 8);
  await window.look('6-compare');
});

test('sentences, library and codebook have their screens', async () => {
  for (const [screen, something] of [['sentences', 'line'], ['library', 'article-row'], ['codebook', 'category']]) {
    await window.click(`[data-testid="nav-${screen}"]`);
    await window.count(`[data-testid="${something}"]`, 3);
    await window.look(`7-${screen}`);
  }
});

test('a report is shown, saved, and found on disk', async () => {
  await window.click('[data-testid="nav-report"]');
  await window.find('[data-testid="report-preview"]');
  await window.look('8-report');
  await window.click('[data-testid="save-report"]');
  const said = await window.says('[data-testid="report-saved"]', /\.html/);
  const name = /[^/\\\s«»“”"]+\.html/.exec(said)[0];
  const saved = readFileSync(join(folder, name), 'utf8');
  assert.match(saved, /<html lang="en"/);
  assert.match(saved, /Agence méridienne/i, 'the outlets of the sample are named');
  assert.ok(saved.includes('<svg'), 'the figures are inside');
  assert.ok(!/src="http|<script/.test(saved), 'nothing is loaded or run');
});

test('the window speaks French and goes dark', async () => {
  await window.click('[data-testid="nav-settings"]');
  await window.click('[data-testid="language-fr"]');
  await window.click('[data-testid="theme-dark"]');
  await window.look('9-settings-fr-dark');
  await window.click('[data-testid="nav-trends"]');
  await window.says('[data-testid="question"]', /Part des articles/);
  await window.find('[data-testid="trend-figure"] svg');
  await window.look('9-trends-fr-dark');
  await window.click('[data-testid="nav-compare"]');
  await window.find('[data-testid="compare-figure"] svg');
  await window.look('9-compare-fr-dark');
  await window.click('[data-testid="nav-report"]');
  await window.find('[data-testid="report-preview"]');
  await window.look('9-report-fr-dark');
});

test('the pictures of the guide show what the window shows', async () => {
  await window.size(1024, 700);
  for (const language of ['fr', 'en']) {
    await window.click('[data-testid="nav-settings"]');
    await window.click(`[data-testid="language-${language}"]`);
    await window.click('[data-testid="theme-light"]');
    await window.click('[data-testid="close-library"]');
    await window.find('[data-testid="screen-start"]');
    // where the library lies and when it was opened is of this walk only
    await window.run('document.querySelectorAll(\'[data-testid="recent"] .soft\').forEach((one) => { one.style.visibility = "hidden"; })');
    await window.guide(`start-${language}`);
    await window.click('[data-testid="try-sample"]');
    await window.find('[data-testid="trend-figure"] svg');
    for (const end of await window.all('[data-testid="tour-end"]')) await window.send('POST', `/element/${end}/click`, {});
    await window.guide(`trends-${language}`);
    await window.run('document.querySelectorAll(\'[data-testid="point"]\')[6].focus()');
    await window.press('\uE007');
    await window.count('[data-testid="side-panel"] [data-testid="sentence"]', 1);
    await window.guide(`sentences-${language}`);
    await window.click('[data-testid="close-panel"]');
    await window.click('[data-testid="nav-compare"]');
    await window.find('[data-testid="compare-figure"] svg');
    await window.guide(`compare-${language}`);
    await window.click('[data-testid="nav-report"]');
    await window.find('[data-testid="report-preview"]');
    await window.guide(`report-${language}`);
  }
});
