// Every screen in Chromium over the stored answers, at three sizes: compared with stored pictures, held against the rules
// of accessibility with contrast, zoomed to 200 %, and watched for requests that leave. ENTENTE_ACCEPT=1 stores anew.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { servePage, sizes } from './page.mjs';

const screens = ['library', 'trends', 'compare', 'explore', 'sentences', 'coverage', 'events', 'codebook', 'validate', 'report', 'import', 'settings', 'help'];
const looks = [['en', 'light', [0, 1, 2]], ['fr', 'dark', [0, 2]]];
/** The windows that are zoomed to twice their size: a screen of television and a small laptop. */
const zoomed = [[1920, 1080], [1366, 768]];
let page;

before(async () => void (page = await servePage()));
after(() => page?.close());

for (const [language, theme, which] of looks) {
  for (const screen of screens) {
    test(`${screen} in ${language}, ${theme}`, async (context) => {
      if (!page) return context.skip('there is no Chromium');
      for (const at of which) {
        const [width, height] = sizes[at];
        await page.browser.size(width, height);
        await page.open(screen, language, theme);
        assert.deepEqual(await page.flaws(), [], `${screen} at ${width}×${height}`);
        await page.compare(`${screen}-${language}-${width}`);
        if (at === 0) assert.deepEqual(await page.breaches(), [], `${screen} in ${theme}`);
      }
    });
  }
}

test('an empty library says on every screen what to do', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  await page.browser.size(1024, 700);
  for (const screen of ['trends', 'compare', 'explore', 'sentences', 'report', 'library', 'coverage', 'events']) {
    await page.open(screen, 'fr', 'light', 'empty');
    assert.deepEqual(await page.flaws(), [], screen);
    await page.compare(`${screen}-empty`);
  }
});

test('at 200 % nothing is lost', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  for (const [width, height] of zoomed) {
    await page.browser.size(width, height, 2);
    for (const screen of screens) {
      await page.open(screen, 'fr', 'light');
      assert.deepEqual(await page.flaws(), [], `${screen} at ${width}×${height}`);
      if (width === 1366) await page.compare(`${screen}-twice`);
    }
  }
});

test('who wants less motion sees none', async (context) => {
  if (!page) return context.skip('there is no Chromium');
  await page.browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
  await page.open('trends', 'en', 'light');
  const moving = await page.browser.run(`[...document.querySelectorAll('*')].filter((one) => { const { transitionDuration, animationDuration } = getComputedStyle(one); return [transitionDuration, animationDuration].some((text) => text.split(',').some((part) => parseFloat(part) > 0.01)); }).length`);
  assert.equal(moving, 0);
  await page.browser.send('Emulation.setEmulatedMedia', { features: [] });
});

test('no request left, and nothing went wrong', (context) => {
  if (!page) return context.skip('there is no Chromium');
  assert.deepEqual(page.browser.requests.filter((one) => !one.startsWith(page.address) && !/^(data|blob|about):/.test(one)), []);
  assert.deepEqual(page.browser.errors, []);
});
