import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { read } from '../../guide';
import { pageOf } from '../shared/terms';
import { accessible, byId, show, until } from '../test/show';
import { sources, type Block, type GuidePage, type Run } from './pages';

const user = userEvent.setup();
const english = read('en');

function links(pages: GuidePage[]): { page: string; to: string }[] {
  const ofRuns = (runs: Run[]): string[] => runs.flatMap((run) => (run.kind === 'link' ? [run.to ?? '', ...ofRuns(run.runs)] : 'runs' in run ? ofRuns(run.runs) : []));
  const of = (blocks: Block[]): string[] => blocks.flatMap((block) => (block.kind === 'list' ? block.items.flatMap(of) : block.kind === 'table' ? [...block.head, ...block.rows.flat()].flatMap(ofRuns) : 'runs' in block ? ofRuns(block.runs) : []));
  return pages.flatMap(({ path, blocks }) => of(blocks).filter((to) => to.endsWith('.md') && !to.startsWith('http')).map((to) => ({ page: path, to })));
}

test('both languages have the same pages, and every link leads to one', () => {
  const paths = english.map(({ path }) => path);
  expect(read('fr').map(({ path }) => path)).toEqual(paths);
  expect(links(english).length).toBeGreaterThan(20);
  expect(links(english).filter(({ to }) => !paths.includes(to))).toEqual([]);
});

test('every database has its page, and every word of method its place', () => {
  const paths = english.map(({ path }) => path);
  expect(Object.keys(sources).filter((name) => !paths.includes(`importing/${name}.md`))).toEqual([]);
  expect(Object.values(pageOf).filter((path) => !paths.includes(path))).toEqual([]);
});

test('pictures of the guide are there', () => {
  const pictures = new Map<string, string>();
  for (const language of ['en', 'fr']) read(language, pictures);
  expect([...pictures.keys()].filter((file) => !existsSync(join(file)))).toEqual([]);
});

test('the guide is read in the window, from page to page and back', async () => {
  const { app } = await show();
  await user.keyboard('{F1}');
  await until(() => byId('guide-page').querySelector('h1'));
  await accessible();
  await user.click(await until(() => byId('guide-page').querySelector<HTMLElement>('[data-to="importing/nexis.md"]')));
  await until(() => byId('guide-page').querySelector('h1')?.textContent?.startsWith('Nexis') === true);
  app.back();
  await until(() => app.place.page === 'README.md');
});

test('the import says how to export from a database', async () => {
  const { app } = await show({}, { screen: 'import' });
  await user.click(byId('source-factiva'));
  await until(() => byId('guide-page').querySelector('h1')?.textContent === 'Factiva');
  expect(app.place.page).toBe('importing/factiva.md');
});

test('a word of method says what it means on focus, and leads to the guide', async () => {
  const { app } = await show({}, { screen: 'trends' });
  const word = await until(() => document.querySelector<HTMLElement>('[data-term="interval"]'));
  word.focus();
  const meaning = await until(() => document.querySelector('[role="tooltip"]'));
  expect(meaning.textContent).toContain('95 of 100');
  await accessible();
  await user.keyboard('{Escape}');
  await until(() => !document.querySelector('[role="tooltip"]'));
  await user.keyboard('{Enter}');
  await until(() => app.place.page === 'reading-a-trend.md');
});
