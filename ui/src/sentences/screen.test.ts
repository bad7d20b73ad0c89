import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { HitPage, HitRecord } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';
import { Words } from '../words/words.svelte';
import { citation } from './citation';
import { grouped, inOrder, lineOf, shuffled } from './order';

const user = userEvent.setup();
const lines = () => [...document.querySelectorAll<HTMLElement>('[data-testid="line"]')];

function hit(change: Partial<HitRecord> = {}): HitRecord {
  const sentence = 'Пекин и Москва крепят дружбу без границ.';
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const start = 100 + bytes('Пекин и Москва крепят ');
  return { article: 1, external_id: null, outlet: 'Волга', date: '2023-03-21', language: 'ru', title: 'Итоги', zone: 'body', sentence_start: 100, sentence_end: 100 + bytes(sentence), start, end: start + bytes('дружбу'), text: 'дружбу', sentence, concept: 'partnership', category: 'closeness', expression: 'x', actors: [], claimants: [], voice: 'narrated', speaker: 'none', stance: 'asserted', counted: true, ...change };
}

describe('a line', () => {
  test('is cut at bytes, not at letters', () => {
    expect(lineOf(hit())).toMatchObject({ left: 'Пекин и Москва крепят ', right: ' без границ.' });
  });

  test('is cited with its source', () => {
    expect(citation(hit(), new Words())).toBe('“Пекин и Москва крепят дружбу без границ.” (Волга, 21 March 2023, “Итоги”)');
  });
});

describe('order', () => {
  const some = ['c', 'a', 'b'].map((outlet) => lineOf(hit({ outlet })));

  test('by a column, equal lines keep theirs', () => {
    expect(inOrder(some, 'outlet', 1).map(({ hit }) => hit.outlet)).toEqual(['a', 'b', 'c']);
    expect(inOrder(some, 'date', 1).map(({ hit }) => hit.outlet)).toEqual(['c', 'a', 'b']);
  });

  test('at random is the same for the same seed and loses nothing', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => i);
    expect(shuffled(numbers, 7)).toEqual(shuffled(numbers, 7));
    expect(shuffled(numbers, 7)).not.toEqual(shuffled(numbers, 8));
    expect([...shuffled(numbers, 7)].sort((a, b) => a - b)).toEqual(numbers);
  });

  test('groups count their lines', () => {
    expect(grouped([...some, lineOf(hit({ outlet: 'a' }))], 'outlet').map((item) => ('group' in item ? `${item.group}:${item.count}` : item.line.hit.outlet))).toEqual(['c:1', 'c', 'a:2', 'a', 'a', 'b:1', 'b']);
  });
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

test('another order, and groups', async () => {
  await show({}, { screen: 'sentences' });
  await until(() => lines().length > 5);
  const first = lines()[0]!.textContent;
  await user.selectOptions(byId('order'), 'random');
  await until(() => lines()[0]!.textContent !== first);
  await user.selectOptions(byId('group'), 'outlet');
  await until(() => document.querySelector('.group'));
  await accessible();
});

test('no sentence is told as such', async () => {
  const { app } = await show({}, { screen: 'sentences' });
  app.ask({ ...app.question, selection: { ...app.question.selection, outlets: ['nobody'] } });
  await until(() => document.querySelector('[data-testid="empty"]'));
});
