import { describe, expect, test } from 'vitest';
import type { ArticleView, HitRecord } from '../backend/types';
import { stored } from '../test/show';
import { Words } from '../words/words.svelte';
import { paragraphs, titlePieces } from './article';
import { hitLine } from './hitLine';
import { sentencesOf, tally } from './sentences';

const views = async () => Object.values(JSON.parse(await stored('article-views.json')) as Record<string, ArticleView>);

describe('the reader', () => {
  test('loses nothing of any article but its line ends', async () => {
    for (const view of await views()) {
      const shown = paragraphs(view).flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('');
      expect(shown.replace(/\s/g, '')).toBe(view.article.body.replace(/\s/g, ''));
      expect(titlePieces(view).map(({ text }) => text).join('')).toBe(view.article.title ?? '');
    }
  });

  test('marks exactly the words of every hit', async () => {
    let checked = 0;
    for (const view of await views()) {
      for (const hit of view.hits) {
        const pieces = hit.zone === 'title' ? titlePieces(view) : paragraphs(view).flatMap(({ pieces }) => pieces);
        const marked = pieces.filter(({ hits }) => hits.includes(hit)).map(({ text }) => text).join('');
        expect(marked.replace(/\s/g, '')).toBe(hit.text.replace(/\s/g, ''));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });
});

describe('sentences', () => {
  const hit = (change: Partial<HitRecord>) => ({ article: 1, zone: 'body', sentence_start: 0, counted: true, text: 'x', claimants: [], stance: 'asserted', voice: 'narrated', speaker: 'none', concept: 'partnership', category: 'formula', ...change }) as HitRecord;

  test('hits of one sentence stand together, title and body apart', () => {
    const found = sentencesOf([hit({}), hit({ article: 2 }), hit({ text: 'y' }), hit({ zone: 'title' })]);
    expect(found.map(({ hits }) => hits.length)).toEqual([2, 1, 1]);
  });

  test('only counted hits are tallied', () => {
    expect(tally([hit({}), hit({}), hit({ text: 'y' }), hit({ text: 'z', counted: false })], ({ text }) => text)).toEqual([{ value: 'x', count: 2 }, { value: 'y', count: 1 }]);
  });

  test('the quiet line says voice, speaker, stance, claimants and what is not counted', () => {
    const words = new Words();
    expect(hitLine(hit({ voice: 'quoted', speaker: 'China', claimants: ['China', 'South Africa'], stance: 'negated', counted: false, not_counted: 'negated', zone: 'title' }), words, null)).toEqual({ category: 'formula', rest: 'quoted, China · negated · said of China and South Africa · headline · not counted' });
  });
});
