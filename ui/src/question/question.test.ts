import { beforeAll, describe, expect, test } from 'vitest';
import type { CodebookInfo, LibraryInfo, Question } from '../backend/types';
import { stored } from '../test/show';
import { Words } from '../words/words.svelte';
import { offer, unsaid } from './control';
import { asText, firstDay, lastDay, plainQuestion, selecting, sentence, shortest, usefulPeriod, type Surface } from './question';

let library: LibraryInfo;
let codebook: CodebookInfo;
beforeAll(async () => {
  library = JSON.parse(await stored('library-info.json')) as LibraryInfo;
  codebook = library.codebook!;
});

const plain = plainQuestion('partnership');
const words = new Words();

function says(question: Question, surface: Surface = 'trends', language: 'en' | 'fr' = 'en', baseline: string | null = null, room?: number): string {
  words.language = language;
  return asText(sentence(question, surface, words, codebook, baseline, room)).replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('the question as a sentence', () => {
  test('leaves out what is at its default', () => {
    expect(says(plain)).toBe('Share of articles with partnership language, by month');
    expect(says(plain, 'sentences')).toBe('Sentences with partnership language');
    expect(says(plain, 'trends', 'fr')).toBe('Part des articles avec langage de partenariat, par mois');
  });

  test('says every part that is not', () => {
    const full: Question = { ...selecting(plain, { from: '2022-01-01', to: '2024-06-30', outlets: ['A', 'B'], languages: ['fr'], search: 'gas' }), split: 'outlet', among: 'both-actors', copies: 'per-outlet', voices: ['quoted'] };
    expect(says(full)).toBe('Share of articles with partnership language, by month and outlet, among articles that mention both countries, 2022 to June 2024, in A and B, French, mentioning “gas”, in quoted voice, one copy per outlet');
  });

  test('elides in French', () => {
    expect(says({ ...plain, concept: 'neutrality', measure: 'hits' }, 'trends', 'fr')).toMatch(/^Nombre d’occurrences d’affirmations de neutralité/);
  });

  test('names categories, and many names as a number', () => {
    expect(says({ ...plain, categories: ['formula', 'front'] })).toContain('(formula and common front)');
    expect(says(selecting(plain, { outlets: ['A', 'B', 'C', 'D', 'E'] }))).toContain('in A, B and 3 more');
  });

  test('folds the last parts into one where two lines would not hold them', () => {
    const long = { ...selecting(plain, { outlets: ['A', 'B', 'C'], languages: ['fr', 'ru'] }), copies: 'per-story' as const };
    expect(says(long, 'trends', 'en', null, 70)).toBe('Share of articles with partnership language, by month, in A, B and C, 2 more conditions');
  });

  test('the folded conditions are all within reach', () => {
    const long = { ...selecting(plain, { outlets: ['A', 'B', 'C'], languages: ['fr', 'ru'] }), copies: 'per-story' as const };
    words.language = 'en';
    expect(sentence(long, 'trends', words, codebook, null, 70).at(-1)?.folded).toEqual(['languages', 'copies']);
  });

  test('compares with an outlet', () => {
    expect(says(plain, 'compare', 'en', 'Harbour Post')).toBe('Share of articles with partnership language, by outlet, compared with Harbour Post');
  });
});

describe('dates', () => {
  test.each([['2023', '2023-01-01', '2023-12-31'], ['2024-02', '2024-02-01', '2024-02-29'], ['2023-09-20', '2023-09-20', '2023-09-20'], ['2023-02-30', null, null], ['2023-13', null, null], ['soon', null, null]])('%s', (written, first, last) => {
    expect([firstDay(written), lastDay(written)]).toEqual([first, last]);
  });

  test('are said no longer than they need be', () => {
    expect([shortest('2023-01-01', 'first'), shortest('2023-12-31', 'last'), shortest('2023-09-30', 'last'), shortest('2023-09-20', 'last')]).toEqual(['2023', '2023', '2023-09', '2023-09-20']);
  });
});

test('the period leaves some articles to each', () => {
  const over = (articles: number) => usefulPeriod({ articles, first_day: '2021-01-01', last_day: '2024-12-31' });
  expect([over(41208), over(181), over(40)]).toEqual(['month', 'quarter', 'year']);
  expect(usefulPeriod({ articles: 5, first_day: null, last_day: null })).toBe('month');
});

describe('the controls', () => {
  test('offer what the library holds, in its order, whatever the order of choosing', () => {
    const [first, second] = library.outlets.map(({ name }) => name) as [string, string];
    const afterSecond = offer('outlets', plain, 'trends', library, words)!.choose(second);
    const afterBoth = offer('outlets', afterSecond, 'trends', library, words)!.choose(first);
    expect(afterBoth.selection.outlets).toEqual([first, second]);
    expect(offer('outlets', afterBoth, 'trends', library, words)!.choose(second).selection.outlets).toEqual([first]);
  });

  test('both voices are the same as none, asserted and distanced the same as the default', () => {
    expect(offer('voices', { ...plain, voices: ['quoted'] }, 'trends', library, words)!.choose('narrated').voices).toEqual([]);
    const negated = offer('stances', plain, 'trends', library, words)!.choose('negated');
    expect(negated.stances).toEqual(['asserted', 'distanced', 'negated']);
    expect(offer('stances', negated, 'trends', library, words)!.choose('negated').stances).toEqual([]);
  });

  test('another concept forgets the categories of the last one', () => {
    const formula = offer('concept', plain, 'trends', library, words)!.choose('/formula');
    expect(formula.categories).toEqual(['formula']);
    expect(offer('concept', formula, 'trends', library, words)!.choose('neutrality')).toMatchObject({ concept: 'neutrality', categories: [] });
  });

  test('what is said is not offered again', () => {
    expect(unsaid(plain, 'trends', null, library)).toContain('split');
    expect(unsaid({ ...plain, split: 'outlet', among: 'both-actors' }, 'trends', null, library)).not.toEqual(expect.arrayContaining(['split']));
    expect(unsaid(plain, 'sentences', null, library)).not.toContain('among');
  });
});
