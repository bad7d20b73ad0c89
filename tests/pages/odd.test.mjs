// What nobody should do to a window and somebody does: a figure four pixels wide, a clock that jumps, an article of five
// megabytes. It stays alive, says what there is to say, and nothing goes wrong in the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { servePage } from './page.mjs';

let page;

before(async () => void (page = await servePage()));
after(() => page?.close());

const run = (expression) => page.browser.run(expression);

test('a figure four pixels wide is drawn again when there is room', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  await page.browser.size(1024, 700);
  await page.open('trends', 'en', 'light');
  const place = `document.querySelector('[data-testid="trend-figure"]').parentElement`;
  await run(`${place}.style.width = '4px'`);
  await page.still();
  await run(`document.querySelector('.layer')?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 200, clientY: 300 }))`);
  await run(`${place}.style.width = ''`);
  await page.still();
  assert.ok(await run(`document.querySelector('[data-testid="trend-figure"] svg').getBoundingClientRect().width > 300`), 'it fills its place again');
  assert.deepEqual(page.browser.errors, []);
});

test('a clock that jumps years back and ahead stops no work and shows no time that is not one', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  await page.open('import', 'en', 'light');
  await run(`(() => { const real = Date.now; let calls = 0; const odd = () => real() + [-9, 40, 0][calls++ % 3] * 3.2e10; Date.now = odd; const Was = Date; window.Date = class extends Was { constructor(...of) { if (of.length) super(...of); else super(odd()); } static now() { return odd(); } }; })()`);
  await page.walk(['choose-files', { until: 'file-preview' }, 'import-start', { until: 'import-done' }]);
  for (const screen of ['library', 'report', 'sentences']) {
    await page.click(`nav-${screen}`);
    await page.still();
  }
  const text = await run('document.body.innerText');
  assert.doesNotMatch(text, /Invalid Date|NaN|-\d+ (seconds|minutes|hours)/);
  assert.deepEqual(page.browser.errors, []);
});

test('an article of five megabytes is read in the window', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  await page.open('library', 'en', 'light', 'crowded', '&long=5');
  await page.walk([['article-row', 0], { until: 'article' }]);
  assert.ok(await run(`document.querySelector('[data-testid="article"]').textContent.length > 5_000_000`), 'all of it is there');
  const answered = await run(`new Promise((done) => { const began = performance.now(); document.querySelector('[data-testid="close-panel"]').click(); requestAnimationFrame(() => requestAnimationFrame(() => done(!document.querySelector('[data-testid="article"]')))); })`);
  assert.equal(answered, true, 'and it is closed at a click');
  assert.deepEqual(page.browser.errors, []);
});

test('an outlet whose name is markup, and one written from right to left, are names', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  await page.open('library', 'en', 'light', 'crowded');
  await page.click('tab-outlets');
  await page.still();
  const names = await run(`[...document.querySelectorAll('[data-testid="outlet"] th')].map((one) => [one.textContent, getComputedStyle(one).direction])`);
  assert.ok(names.some(([name]) => name.includes('<script>')), 'the tag is text');
  assert.ok(names.some(([name, direction]) => /\p{Script=Arabic}/u.test(name) && direction === 'rtl'), 'Arabic runs its own way');
  assert.equal(await run(`document.querySelectorAll('main script').length`), 0);
});
