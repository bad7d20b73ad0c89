import { expect, test } from 'vitest';
import { cut, slice } from './bytes';

test('spans count bytes of UTF-8, whatever the script', () => {
  expect(cut('中俄关系', [{ start: 6, end: 12 }]).map(({ text, over }) => [text, over.length])).toEqual([['中俄', 0], ['关系', 1]]);
  expect(cut('ось 🇷🇺 axe', [{ start: 7, end: 15 }]).map(({ text }) => text)).toEqual(['ось ', '🇷🇺', ' axe']);
  expect(slice('été chaud', 0, 5)).toBe('été');
});

test('spans that overlap share a stretch, spans that touch do not', () => {
  const [a, b, c] = [{ start: 0, end: 4 }, { start: 2, end: 6 }, { start: 6, end: 8 }];
  expect(cut('abcdefgh', [b, a, c]).map(({ text, over }) => [text, over])).toEqual([['ab', [a]], ['cd', [a, b]], ['ef', [b]], ['gh', [c]]]);
});

test('spans that leave the text are cut to it, and nothing of the text is lost', () => {
  const pieces = cut('abc', [{ start: 1, end: 99 }]);
  expect(pieces.map(({ text }) => text)).toEqual(['a', 'bc']);
  expect(cut('', [{ start: 0, end: 3 }])).toEqual([]);
});

test('a long article with many hits is cut at once', () => {
  const spans = Array.from({ length: 20_000 }, (_, i) => ({ start: i * 50, end: i * 50 + 9 }));
  const began = performance.now();
  expect(cut('x'.repeat(1_000_000), spans).length).toBe(40_000);
  expect(performance.now() - began).toBeLessThan(4000);
});
