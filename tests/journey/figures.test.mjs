// The walk of somebody who looks further: every view of Explore, own events, a stretch of time, files on disk.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openSample } from './window.mjs';

const kinds = ['heat', 'multiples', 'pairs', 'quadrants', 'voices', 'words', 'spread', 'composition', 'drivers'];
let window, folder, end;

before(async () => ({ window, folder, end } = await openSample('figures')));
after(() => end?.());

async function each(name) {
  for (const kind of kinds) {
    await window.click(`[data-testid="kind-${kind}"]`);
    await window.find(`[data-testid="kind-${kind}"][aria-selected="true"]`);
    await window.find('[data-testid="explore-figure"] svg');
    await window.look(`explore-${kind}-${name}`);
  }
}

test('every view of Explore is drawn', async () => {
  await window.click('[data-testid="nav-explore"]');
  await each('light');
});

test('a point of a view leads to its sentences, and its table too', async () => {
  await window.click('[data-testid="kind-voices"]');
  await window.find('[data-testid="explore-figure"] svg');
  await window.run('document.querySelector(\'[data-testid="point"][tabindex="0"]\').focus()');
  await window.press('\uE007');
  await window.count('[data-testid="side-panel"] [data-testid="sentence"]', 1);
  await window.look('explore-voices-sentences');
  await window.click('[data-testid="close-panel"]');
  await window.click('[data-testid="view-table"]');
  await window.count('[data-testid="explore-row"]', 3);
  await window.look('explore-voices-table');
  await window.click('[data-testid="view-figure"]');
});

test('two concepts over time, and two selections', async () => {
  await window.click('[data-testid="kind-quadrants"]');
  await window.click('[data-testid="over-time"]');
  await window.find('[data-testid="explore-figure"] svg');
  await window.look('explore-quadrants-time');
  await window.click('[data-testid="kind-selections"]');
  await window.look('explore-selections-hint');
  await window.click('[data-testid="hold"]');
  await window.click('[data-testid="question-narrow"]');
  await window.click('[data-testid="narrow-languages"]');
  await window.click('[role="option"][data-value="fr"]');
  await window.press('\uE00C');
  await window.find('[data-testid="explore-figure"] svg');
  await window.look('explore-selections');
  await window.click('[data-testid="release"]');
});

test('a view is saved as Parquet and as a picture', async () => {
  await window.click('[data-testid="kind-composition"]');
  await window.find('[data-testid="explore-figure"] svg');
  for (const [ending, start] of [['parquet', 'PAR1'], ['png', '\x89PNG']]) {
    await window.click('[data-testid="save-figure"]');
    await window.click(`[data-testid="save-${ending}"]`);
    await window.says('[data-testid="saved"]', new RegExp(`\\.${ending}`));
    const path = join(folder, `partnership-composition.${ending}`);
    assert.ok(existsSync(path), `${path} is there`);
    assert.ok(readFileSync(path, 'latin1').startsWith(start), `${ending} begins as it should`);
  }
});

test('own events are typed in and drawn', async () => {
  await window.click('[data-testid="nav-events"]');
  await window.click('[data-testid="own-open"]');
  await window.type('[data-testid="own-date"]', '2022-09-15');
  await window.type('[data-testid="own-title"]', 'A meeting of our own');
  await window.click('[data-testid="own-add"]');
  // The driver passes over text that could be cut off, so the page is asked itself.
  await window.says('[data-testid="own-events"]', /15 Sept 2022/);
  assert.equal(await window.run(`return document.querySelector('[data-testid="own-events"] .what').textContent`), 'A meeting of our own');
  await window.look('events-own');
  await window.press('\uE00C');
  await window.click('[data-testid="view-figure"]');
  await window.find('[data-testid="events-figure"] svg');
  await window.look('events-figure');
});

test('a trend with local fits and the edges without any one outlet; a series hidden; a point taken apart', async () => {
  await window.click('[data-testid="nav-trends"]');
  await window.find('[data-testid="trend-figure"] svg');
  await window.click('[data-testid="marks"]');
  await window.click('[data-testid="mark-loess"]');
  await window.click('[data-testid="mark-without"]');
  await window.press('\uE00C');
  await window.look('trend-loess-without');
  await window.run('document.querySelector(\'[data-testid="point"][tabindex="0"]\').focus()');
  await window.press('\uE007');
  await window.click('[data-testid="take-apart"]');
  await window.find('[data-testid="kind-drivers"][aria-selected="true"]');
  await window.find('[data-testid="explore-figure"] svg');
  await window.look('explore-drivers-point');
});

test('small and large windows, French and dark', async () => {
  await window.size(1024, 700);
  await each('small');
  await window.frenchDark(1920, 1080);
  await window.click('[data-testid="nav-explore"]');
  await window.says('[data-testid="kind-heat"]', /chaleur/);
  await each('large-fr-dark');
});
