// The import doctor before an import: real exports where they lie beside the repository, a table of our own, both languages, both
// themes, a small window.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow, root } from './window.mjs';

const folder = mkdtempSync(join(tmpdir(), 'entente-doctor-'));
const shared = join(root, '../shared/data/formats');
const real = ['europresse/europresse_test2.html', 'factiva', 'proquest'].map((name) => join(shared, name)).filter((path) => existsSync(path));
let window;

before(async () => {
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  const rows = ['Titre;Texte;Jour;Journal;Signature'];
  for (let n = 1; n <= 24; n++) rows.push(`Pékin et Moscou, jour ${n};"Par Anne Dupont\nLa Chine et la Russie ont parlé de leur amitié sans limites pour la ${n}e fois.\nLire aussi : autre chose";0${(n % 9) + 1}/04/2023;Le Courrier d’essai;A. D.`);
  writeFileSync(join(articles, 'table.csv'), rows.join('\n') + '\n');
  writeFileSync(join(articles, 'twice.jsonl'), JSON.stringify({ id: 'm', outlet: 'The Test Post', date: '2031-05-01', title: 'The companyâ€™s share', body: 'The companyâ€™s â€œpartnershipâ€\u009d was named.' }) + '\n{"id": "cut", "title": "bro\n');
  for (const path of real.slice(0, 1)) cpSync(path, join(articles, 'europresse.html'));
  for (const path of real.slice(1)) cpSync(path, join(articles, path.split('/').at(-1)), { recursive: true });
  window = await openWindow(['--config', join(folder, 'config'), '--answer-dialogs', folder]);
  await window.size(1280, 820);
});

after(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

const theme = (name) => window.run(`document.documentElement.dataset.theme = ${JSON.stringify(name)}`);

test('the doctor shows what the files hold', async () => {
  await window.click('[data-testid="new-library"]');
  await window.find('[data-testid="screen-import"]');
  await window.click('[data-testid="choose-folder"]');
  await window.count('[data-testid="file-preview"]', 2);
  const total = await window.text('[data-testid="doctor-total"]');
  assert.match(total, /read/);
  await window.look('e-doctor-light');
  await theme('dark');
  await window.look('e-doctor-dark');
  await theme('light');
});

test('another column shows other titles at once', async () => {
  await window.says('[data-testid="file-preview"][aria-label="table.csv"] [data-testid="file-counts"]', /24/);
  await window.run("document.querySelector('[aria-label=\"table.csv\"] details').open = true");
  await window.run("const select = document.querySelector('[data-testid=\"column-title\"]'); select.value = 'Signature'; select.dispatchEvent(new Event('change', { bubbles: true }))");
  await window.says('[aria-label="table.csv"] [data-testid="sample-article"] .title', /^A\. D\.$/);
  await window.run("document.querySelector('[aria-label=\"table.csv\"]').scrollIntoView()");
  await window.look('f-doctor-mapping');
  await window.run("const select = document.querySelector('[data-testid=\"column-title\"]'); select.value = 'Titre'; select.dispatchEvent(new Event('change', { bubbles: true }))");
  await window.says('[aria-label="table.csv"] [data-testid="sample-article"] .title', /Pékin/);
});

test('provenance and rules are told in a small window', async () => {
  await window.size(1024, 700);
  await window.click('[data-testid="origin"] summary');
  await window.type('[data-testid="told-database"]', 'Europresse');
  await window.type('[data-testid="told-announced"]', '24');
  await window.click('[data-testid="cleaning"] summary');
  await window.run("document.querySelector('[data-testid=\"cleaning\"]').scrollIntoView({ block: 'center' })");
  await window.look('g-doctor-small');
});

test('the import keeps it, and the library shows it', async () => {
  await window.click('[data-testid="import-start"]');
  await window.says('[data-testid="import-done"]', /added/);
  await window.look('h-doctor-done');
  await window.click('[data-testid="nav-library"]');
  await window.click('[data-testid="tab-care"]');
  await window.says('[data-testid="provenance"]', /Europresse/);
  await window.find('[data-testid="rules"]');
  await window.look('i-care-light');
  await theme('dark');
  await window.look('i-care-dark');
  await theme('light');
});

test('all of it in French', async () => {
  await window.size(1280, 820);
  await window.click('[data-testid="nav-settings"]');
  await window.click('[data-testid="language-fr"]');
  await window.click('[data-testid="nav-library"]');
  await window.click('[data-testid="tab-care"]');
  await window.says('[data-testid="provenance"]', /annoncés/);
  await window.look('j-care-french');
  await window.click('[data-testid="go-import"]');
  await window.click('[data-testid="choose-folder"]');
  await window.count('[data-testid="file-preview"]', 2);
  await window.look('k-doctor-french');
});
