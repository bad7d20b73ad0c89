// The walk of a critical reader: an entry is written, previewed and saved, the library is coded again, a hit is struck out, and undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSample } from './window.mjs';

let window, end;

before(async () => ({ window, end } = await openSample('codebook')));
after(() => end?.());

const entries = '[data-testid="entry"]';

/** Writes into a field as a person does, so that the page hears it. */
async function write(css, text) {
  await window.find(css);
  await window.run(`const field = document.querySelector(arguments[0]); field.focus(); field.value = arguments[1]; field.dispatchEvent(new Event('input', { bubbles: true }));`, css, text);
}

/** Waits until nothing fits any more. */
async function gone(css) {
  for (let tries = 0; tries < 600; tries++) {
    if ((await window.all(css)).length === 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${css} is still there`);
}

test('an entry that cannot be read says at once where and why', async () => {
  await window.click('[data-testid="nav-codebook"]');
  await window.count(entries, 2);
  await window.look('h1-codebook');
  await window.click('[data-testid="add-entry"]');
  await write('[data-testid="entry-patterns"]', 'summit* ~3 (talks');
  await window.says('[data-testid="entry-state"]', /line \d+.*talks/s);
  await window.look('h2-entry-wrong');
});

test('a sound entry goes into the draft, beside one that is switched off', async () => {
  await write('[data-testid="entry-patterns"]', '(talks|summit*) ~4 (leader*|president*)\nvisit* ~3 (moscow|beijing)');
  await window.says('[data-testid="entry-state"]', /can be read/);
  await window.click('[data-testid="entry-put"]');
  await gone('[data-testid="entry-editor"]');
  await window.click(`${entries} [data-testid="entry-off"]`);
  await window.says('[data-testid="draft-count"]', /2 changes/);
});

test('the preview tells what is gained and lost, with sentences and both series', async () => {
  await window.click('[data-testid="preview"]');
  await window.says('[data-testid="preview-result"]', /gained.*lost/s);
  await window.find('[data-testid="preview-figure"] svg');
  await window.look('h3-preview');
  await window.run('document.querySelector(\'[data-testid="version-note"]\').scrollIntoView()');
  await window.look('h4-preview-lines');
});

test('saving makes a version, and the library is coded again in the background', async () => {
  await write('[data-testid="version-note"]', 'talks of leaders');
  await window.click('[data-testid="version-save"]');
  await window.count('[data-testid="version"]', 2);
  await gone('[data-testid="stale"]');
  await window.says('[data-testid="version"]', /talks of leaders/);
  await window.look('h5-versions');
});

test('a hit says why it is one, and is struck out with a reason', async () => {
  await window.click('[data-testid="nav-sentences"]');
  await window.click('[data-testid="line"]');
  await window.click('[data-testid="why"]');
  await window.count('[data-testid="why-reasons"] dd', 3);
  await window.look('h6-why');
  await window.click('[data-testid="hand-open"]');
  await window.click('[data-testid="hand-strike"]');
  await write('[data-testid="hand-reason"]', 'said in jest');
  await window.look('h7-by-hand');
  await window.click('[data-testid="hand-save"]');
  await window.says('[data-testid="hand-mark"]', /said in jest/);
  await window.look('h8-struck-out');
});

test('sentences without a hit say what failed', async () => {
  await window.click('[data-testid="why-not"]');
  await window.run('document.querySelector(\'[data-testid="why-not"]\').scrollIntoView()');
  await window.look('h9-why-not');
});

test('every figure says that a hit is set by hand, and it is undone', async () => {
  await window.click('[data-testid="nav-trends"]');
  await window.says('[data-testid="figure-footer"]', /1 hit set by hand/);
  await window.click('[data-testid="nav-codebook"]');
  await window.run('document.querySelector(\'[data-testid="hands"]\')?.scrollIntoView()');
  await window.click('[data-testid="hand-undo"]');
  await window.says('[data-testid="hands"]', /0 hits set by hand/);
  await window.click('[data-testid="bring-back"]');
  await window.count('[data-testid="version"]', 3);
  await gone('[data-testid="stale"]');
});

test('in French, in the dark, in a small window', async () => {
  await window.frenchDark();
  await window.click('[data-testid="nav-codebook"]');
  await window.count(entries, 2);
  await window.click('[data-testid="entry-change"]');
  await window.look('i1-codebook-fr-dark');
  await window.click('[data-testid="entry-editor"] [type="button"]');
  await window.click('[data-testid="entry-off"]');
  await window.click('[data-testid="preview"]');
  await window.find('[data-testid="preview-result"]');
  await window.look('i2-preview-fr-dark');
  await window.click('[data-testid="nav-sentences"]');
  await window.click('[data-testid="line"]');
  await window.click('[data-testid="why"]');
  await window.click('[data-testid="hand-open"]');
  await window.look('i3-reader-fr-dark');
});
