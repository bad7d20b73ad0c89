// The walk of somebody who keeps a library: outlets merged and grouped, metadata mended, articles deleted and brought back,
// a backup, the log, two copies side by side; with undo and redo all along, in both languages, light and dark.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openSample } from './window.mjs';

let window, folder, end;

before(async () => {
  ({ window, folder, end } = await openSample('library'));
  await window.click('[data-testid="nav-library"]');
  await window.count('[data-testid="article-row"]', 5);
});

after(() => end?.());

const tab = (name) => window.click(`[data-testid="tab-${name}"]`);
const changed = (button) => window.click(`[data-testid="changed"] [data-testid="${button}"]`);
/** How many outlets the tab counts. */
const outlets = (number) => window.says('[data-testid="tab-outlets"]', new RegExp(`\\b${number}$`));

/** Chooses in a list, as the driver cannot in every version of the web view. */
async function choose(css, index) {
  await window.find(css);
  await window.run('const list = document.querySelector(arguments[0]); list.selectedIndex = arguments[1]; list.dispatchEvent(new Event("change", { bubbles: true }));', css, index);
}

test('an outlet joins a group of the user, and is merged into another; both are undone and done again', async () => {
  await tab('outlets');
  await outlets(8);
  await window.look('l1-outlets');
  await window.click('[data-testid="change-outlet"]');
  await window.type('[data-testid="outlet-group"]', 'Dailies');
  await choose('[data-testid="merge-into"]', 1);
  await window.look('l2-outlet-form');
  await window.click('[data-testid="outlet-save"]');
  await outlets(7);
  await window.look('l3-outlets-merged');
  await changed('undo');
  await outlets(8);
  await changed('redo');
  await outlets(7);
  await changed('undo');
  await outlets(8);
});

test('two articles are given another date and byline, and what was printed stands beside', async () => {
  await tab('articles');
  await window.click('[data-testid="article-row"] [data-testid="tick"]');
  await window.run('document.querySelectorAll(\'[data-testid="tick"]\')[1].click()');
  await window.says('[data-testid="bulk"]', /Edit/);
  await window.click('[data-testid="bulk-edit"]');
  await window.type('[data-testid="edit-byline"]', 'Anne Dupont');
  await window.look('l4-edit-two');
  await window.click('[data-testid="article-save"]');
  await window.find('[data-testid="changed"]');
  await window.click('[data-testid="article-row"]');
  await window.says('[data-testid="printed"]', /printed/);
  await window.run('document.querySelector(\'[data-testid="printed"]\').scrollIntoView({ block: "center" })');
  await window.look('l5-printed-beside');
  await window.click('[data-testid="close-panel"]');
  await changed('undo');
});

test('deleted articles lie in the bin and come back; erasing for good is asked first', async () => {
  // After an undo the list is read anew, and what was ticked before that is let go.
  for (let n = 0; n < 10 && (await window.all('[data-testid="bulk-delete"]')).length === 0; n++) {
    await window.click('[data-testid="article-row"] [data-testid="tick"]');
    await new Promise((done) => setTimeout(done, 500));
  }
  await window.click('[data-testid="bulk-delete"]');
  await window.says('[data-testid="tab-bin"]', /1$/);
  await tab('bin');
  await window.count('[data-testid="bin-row"]', 1);
  await window.click('[data-testid="erase"]');
  await window.find('[data-testid="erase-question"]');
  await window.look('l6-bin');
  await window.click('[data-testid="erase-question"] [type="button"]');
  await window.click('[data-testid="bin-back"]');
  await window.says('[data-testid="tab-bin"]', /0$/);
});

test('a backup is made beside the library and listed', async () => {
  await tab('care');
  await window.find('[data-testid="rules"]');
  const before = (await window.all('[data-testid="backup"]')).length;
  await window.click('[data-testid="backup-now"]');
  await window.count('[data-testid="backup"]', Math.min(2, before + 1));
  const beside = readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.backups'));
  assert.ok(beside.length > 0, 'it lies on the disk');
  await window.look('l7-backups');
});

test('where articles come from is told, and undone like every other change', async () => {
  await window.click('[data-testid="tell"]');
  await window.type('[data-testid="told-database"]', 'Factiva');
  await window.click('[data-testid="tell-add"]');
  await window.says('[data-testid="provenance"]', /Factiva/);
  await changed('undo');
  for (let tries = 0; tries < 100 && (await window.all('[data-testid="provenance"]')).length > 0; tries++) await new Promise((done) => setTimeout(done, 50));
  assert.equal((await window.all('[data-testid="provenance"]')).length, 0);
});

test('the log tells all of it, the newest first', async () => {
  await tab('log');
  await window.count('[data-testid="log-line"]', 8);
  await window.says('[data-testid="log-line"]', /Taken back/);
  await window.look('l8-log');
});

test('two copies of a story are shown as one text with what differs', async () => {
  await tab('copies');
  await window.count('[data-testid="story"]', 3);
  await window.look('l9-copies');
  await window.click('[data-testid="story"]');
  await window.click('[data-testid="compare-copy"]');
  await window.find('[data-testid="differences"] ins, [data-testid="differences"] del');
  await window.run('document.querySelector(\'[data-testid="differences"]\').scrollIntoView()');
  await window.look('l9-two-copies');
});

test('in French, in the dark, in a small window', async () => {
  await window.frenchDark();
  await window.click('[data-testid="nav-library"]');
  for (const [name, something] of [['outlets', 'outlet'], ['copies', 'story'], ['care', 'backup'], ['log', 'log-line'], ['bin', 'empty']]) {
    await tab(name);
    await window.find(`[data-testid="${something}"]`);
    await window.look(`l-${name}-fr-dark`);
  }
});
