// The walk of somebody with articles of their own: a new library, files chosen, an import, a refused item, a figure.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow } from './window.mjs';

const folder = mkdtempSync(join(tmpdir(), 'entente-import-'));
let window;

const articles = [
  { id: 'a1', outlet: 'The Test Post', date: '2023-03-21', language: 'en', title: 'Leaders meet in Moscow', body: 'China and Russia hailed their no-limits partnership on Tuesday. The two countries will deepen military cooperation.' },
  { id: 'a2', outlet: 'The Test Post', date: '2023-04-02', language: 'en', title: 'Budget talks', body: 'Parliament opened the debate on next year’s budget.' },
  { id: 'a3', outlet: 'Le Courrier d’essai', date: '2023-03-22', language: 'fr', title: 'Pékin se dit neutre', body: 'La Chine affirme rester une partie neutre dans la guerre en Ukraine.' },
];

before(async () => {
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'articles', 'stories.jsonl'), articles.map((article) => JSON.stringify(article)).join('\n') + '\n{"id": "cut", "title": "bro\n');
  window = await openWindow(['--config', join(folder, 'config'), '--answer-dialogs', folder]);
  await window.size(1280, 820);
});

after(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a new library is made and asks for articles', async () => {
  await window.click('[data-testid="new-library"]');
  await window.find('[data-testid="screen-import"]');
  await window.look('a-import-empty');
});

test('files are looked into, then imported', async () => {
  await window.click('[data-testid="choose-folder"]');
  await window.count('[data-testid="file-preview"]', 1);
  await window.look('b-import-preview');
  await window.click('[data-testid="import-start"]');
  await window.says('[data-testid="import-done"]', /3/);
  await window.look('c-import-done');
});

test('the refused line is listed with its reason', async () => {
  const refused = await window.text('[data-testid="rejections"]');
  assert.match(refused, /stories\.jsonl/);
});

test('the articles are coded and drawn', async () => {
  await window.click('[data-testid="see-trends"]');
  await window.find('[data-testid="trend-figure"] svg');
  await window.count('[data-testid="point"]', 2);
  await window.look('d-own-trend');
});
