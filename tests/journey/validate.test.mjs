// The walk of somebody who wants to know how right the codebook is: twenty sentences judged by keys alone, one of them taken
// back, the result, the corrected series, and the state of validation under every figure.
import { after, before, test } from 'node:test';
import { openSample } from './window.mjs';

let window, end;

before(async () => ({ window, end } = await openSample('validate')));
after(() => end?.());

const judged = (number) => window.says('[data-testid="judged"]', new RegExp(`\\b${number} of 20\\b`));

test('a sample of twenty sentences is drawn', async () => {
  await window.says('[data-testid="figure-footer"]', /Not validated/);
  await window.click('[data-testid="nav-validate"]');
  await window.find('[data-testid="draw-form"]');
  await window.look('v1-draw');
  await window.type('[data-testid="draw-hits"]', '10');
  await window.type('[data-testid="draw-others"]', '10');
  await window.run('document.querySelectorAll(\'[data-testid="draw-concept"]\')[1].click()');
  await window.click('[data-testid="draw"]');
  await window.find('[data-testid="item"]');
  await window.type('[data-testid="coder"]', 'AM');
  await window.press('\uE004');
  await judged(0);
  await window.look('v2-judge');
});

test('they are judged by keys alone, and one is taken back', async () => {
  await window.run('document.activeElement.blur()');
  for (let n = 1; n <= 20; n++) {
    await window.press(n % 3 === 0 ? '2' : '1');
    await judged(n);
  }
  await window.press('u');
  await judged(19);
  await window.press('3');
  await judged(20);
  await window.find('[data-testid="all-judged"]');
  await window.look('v3-all-judged');
});

test('the result says how right the codebook is, with intervals', async () => {
  await window.click('[data-testid="see-result"]');
  await window.says('[data-testid="accuracy"]', /%.*\(.*%\)/s);
  await window.look('v4-result');
});

test('every footer says so, and the corrected series stands beside the raw one', async () => {
  await window.click('[data-testid="nav-trends"]');
  await window.says('[data-testid="figure-footer"]', /Validated.*precision/s);
  await window.click('[data-testid="marks"]');
  await window.click('[data-testid="mark-corrected"]');
  await window.press('\uE00C');
  await window.find('[data-testid="trend-figure"] svg');
  await window.look('v5-corrected');
  await window.click('[data-testid="nav-compare"]');
  await window.says('[data-testid="figure-footer"]', /Validated/);
});

test('in French, in the dark, in a small window', async () => {
  await window.frenchDark();
  await window.click('[data-testid="nav-validate"]');
  await window.find('[data-testid="item"]');
  await window.look('v6-judge-fr-dark');
  await window.click('[data-testid="mode-result"]');
  await window.find('[data-testid="accuracy"]');
  await window.look('v7-result-fr-dark');
});
