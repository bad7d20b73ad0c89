// The saved HTML report in Chromium, opened as a file: no breach of any rule of axe-core, at two widths; nothing is loaded
// and nothing runs. The program must be built; passed over without it or without Chromium.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const seen = join(root, 'target/look/pages');
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/entente');
const axe = readFileSync(join(root, 'ui/node_modules/axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'entente-report-'));
const looks = [['en', 'light'], ['fr', 'dark'], ['en', 'print']];

let browser;
const entente = (...args) => execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });

before(async () => {
  if (!existsSync(program)) return;
  browser = await openBrowser();
  if (!browser) return;
  entente('import', 'press.entente', join(root, 'data/sample/articles'));
  entente('code', 'press.entente');
  entente('validate', 'sample', 'press.entente', '--concept', 'partnership', '--hits', '20', '--others', '20');
  entente('validate', 'packet', 'press.entente', '--out', 'p.json', '--coder', 'ana');
  writeFileSync(join(folder, 'p.json'), readFileSync(join(folder, 'p.json'), 'utf8').replaceAll('"answer": null', '"answer": "yes"'));
  entente('validate', 'import', 'press.entente', 'p.json');
});

after(() => {
  browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that axe-core finds, its advice on good practice included. */
async function breaches() {
  await browser.run(`${axe}; true`);
  return browser.run("axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join(' | ')))");
}

for (const [language, theme] of looks) {
  test(`a saved report in ${language}, ${theme}, breaks no rule`, async (t) => {
    if (!browser) return t.skip('the program is not built, or there is no Chromium');
    const name = `report-${language}-${theme}.html`;
    entente('report', 'press.entente', '--concept', 'partnership', '--in', language, '--theme', theme, '--out', name);
    for (const width of [1280, 480]) {
      await browser.size(width, 900);
      browser.requests.length = browser.errors.length = 0;
      await browser.go(pathToFileURL(join(folder, name)).href);
      await browser.until(`document.readyState === 'complete' && document.documentElement.lang === '${language}' && document.documentElement.dataset.theme === '${theme}'`);
      assert.deepEqual(await breaches(), [], `${width} pixels wide`);
      assert.deepEqual(browser.requests.filter((address) => !address.startsWith('file:') && !address.startsWith('data:')), [], 'nothing is asked for');
      assert.equal(await browser.run('document.documentElement.scrollWidth <= innerWidth + 1'), true, 'the page does not scroll sideways');
      mkdirSync(seen, { recursive: true });
      writeFileSync(join(seen, `saved-report-${language}-${theme}-${width}.png`), await browser.picture(width));
    }
  });
}
