// What stands behind the screens: forms, open boxes, and lists with too much in them, each held against the rules and a stored picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { servePage, sizes } from './page.mjs';
import { states } from './states.mjs';

let page;

before(async () => void (page = await servePage()));
after(() => page?.close());

for (const [name, screen, [language, theme, size], steps, library, more] of states) {
  test(`${name} in ${language}, ${theme}`, async (context) => {
    if (!page) return context.skip('there is no Chromium');
    await page.browser.size(...sizes[size]);
    await page.open(screen, language, theme, library, more);
    await page.walk(steps);
    await page.compare(name);
    assert.deepEqual(await page.flaws(), [], name);
    assert.deepEqual(await page.breaches(), [], name);
  });
}

test('nothing went wrong in the page', (context) => {
  if (!page) return context.skip('there is no Chromium');
  assert.deepEqual(page.browser.errors, []);
});
