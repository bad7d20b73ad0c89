import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { HitPage, HitRecord } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';
import { Words } from '../words/words.svelte';
import { citation } from './citation';
import { itemAt, itemsOf } from './items';

const user = userEvent.setup();
const lines = () => [...document.querySelectorAll<HTMLElement>('[data-testid="line"]')];

function hit(change: Partial<HitRecord> = {}): HitRecord {
  const sentence = 'Пекин и Москва крепят дружбу без границ.';
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const start = 100 + bytes('Пекин и Москва крепят ');
  return { article: 1, external_id: null, outlet: 'Волга', date: '2023-03-21', language: 'ru', title: 'Итоги', zone: 'body', sentence_start: 100, sentence_end: 100 + bytes(sentence), start, end: start + bytes('дружбу'), text: 'дружбу', sentence, concept: 'partnership', category: 'closeness', expression: 'x', actors: [], claimants: [], voice: 'narrated', speaker: 'none', stance: 'asserted', counted: true, ...change };
}

test('a line is cited with its source', () => {
  expect(citation(hit(), new Words())).toBe('“Пекин и Москва крепят дружбу без границ.” (Волга, 21 March 2023, “Итоги”)');
});

test('rows are heads and lines, found by their place alone', () => {
  const items = itemsOf(5, [{ key: 'a', hits: 2 }, { key: 'b', hits: 3 }]);
  expect(items.count).toBe(7);
  expect(Array.from({ length: 7 }, (_, row) => itemAt(items, row)).map((item) => ('group' in item ? item.group.key : item.line))).toEqual(['a', 0, 1, 'b', 2, 3, 4]);
  expect(itemAt(itemsOf(3, []), 2)).toEqual({ line: 2 });
});

test('the concordance lists the hits of the question and opens the article of one', async () => {
  await show({}, { screen: 'sentences' });
  await until(() => lines().length > 5);
  const page = JSON.parse(await stored('hits.json')) as HitPage;
  const first = page.rows.filter(({ concept }) => concept === 'partnership').reduce((least, hit) => ((hit.date ?? '') < (least.date ?? '') ? hit : least));
  expect(lines()[0]!.textContent).toContain(first.text);
  await accessible();
  byId('concordance').focus();
  await user.keyboard('{ArrowDown}{Enter}');
  await until(() => document.querySelector('[data-testid="article"] mark'));
  await accessible();
  await user.keyboard('{Escape}');
  await until(() => !document.querySelector('[data-testid="side-panel"]'));
});

test('another order, groups, context and columns', async () => {
  const { app, backend } = await show({}, { screen: 'sentences' });
  await until(() => lines().length > 5);
  const first = lines()[0]!.textContent;
  await user.selectOptions(byId('order'), 'random');
  await until(() => lines()[0]!.textContent !== first);
  const drawn = lines()[0]!.textContent;
  await user.click(byId('shuffle'));
  await until(() => lines()[0]!.textContent !== drawn);
  expect([app.lines.seed, (await backend.settings()).seed]).toEqual([2, 2]);
  await user.selectOptions(byId('group'), 'outlet');
  await until(() => document.querySelector('.group'));
  await user.click(byId('columns'));
  await user.click(byId('column-stance'));
  await until(() => document.querySelector('[data-testid="sort-stance"]'));
  await user.keyboard('{Escape}');
  await user.click(byId('sort-outlet'));
  await user.click(byId('sort-outlet'));
  expect([app.lines.order, app.lines.descending]).toEqual(['outlet', true]);
  await accessible();
});

test('a line is starred and noted, and only marked ones are shown', async () => {
  await show({}, { screen: 'sentences' });
  await until(() => lines().length > 5);
  await user.click(byId('marked'));
  await until(() => document.querySelector('[data-testid="empty"]'));
  await user.click(byId('marked'));
  await until(() => lines().length > 5);
  await user.click(lines()[1]!);
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="star"]')));
  await user.type(byId('line-note'), 'quote this');
  await user.click(byId('keep-note'));
  await until(() => byId('star').getAttribute('aria-pressed') === 'true');
  await user.click(byId('marked'));
  await until(() => lines().length === 1);
  await accessible();
});

test('all lines are saved as a job', async () => {
  const { app, backend } = await show({}, { screen: 'sentences' });
  await until(() => lines().length > 5);
  await user.click(byId('save-lines'));
  await user.click(byId('save-docx'));
  await until(() => app.jobs.some(({ kind, state }) => kind === 'export' && state === 'done'));
  expect(backend.saved).toEqual(['/home/reader/partnership-sentences.docx']);
  expect(byId('job').textContent).toContain('456');
});

test('no sentence is told as such', async () => {
  const { app } = await show({}, { screen: 'sentences' });
  app.ask({ ...app.question, selection: { ...app.question.selection, outlets: ['nobody'] } });
  await until(() => document.querySelector('[data-testid="empty"]'));
});
