import { expect, test } from 'vitest';
import type { Region } from '../backend/types';
import { nearest, walk } from './walk';

const counts = { articles: 1, articles_with_hit: 0, hits: 0, sentences: 1, words: 1 };
const point = (key: string, period: string | null, x: number, y: number): Region => ({ key, period, x, y, reach: 8, title: '', lines: [], counts });
const lines = [point('a', '2021', 0, 10), point('b', '2021', 0, 30), point('a', '2022', 50, 40), point('b', '2022', 50, 20), point('a', '2023', 100, 5)];
const rows = [point('a', null, 70, 10), point('b', null, 20, 30), point('c', null, 40, 50)];

test('left and right go along the line and stop at its ends', () => {
  expect([walk(lines, 0, 'ArrowRight'), walk(lines, 2, 'ArrowRight'), walk(lines, 4, 'ArrowRight'), walk(lines, 0, 'ArrowLeft')]).toEqual([2, 4, 4, 0]);
  expect([walk(lines, 2, 'Home'), walk(lines, 2, 'End')]).toEqual([0, 4]);
});

test('up and down go to the line above or below at the same period', () => {
  expect([walk(lines, 0, 'ArrowDown'), walk(lines, 2, 'ArrowUp'), walk(lines, 3, 'ArrowDown'), walk(lines, 4, 'ArrowDown')]).toEqual([1, 3, 2, 4]);
});

test('rows without periods are walked from one to the next', () => {
  expect([walk(rows, 0, 'ArrowDown'), walk(rows, 1, 'ArrowUp'), walk(rows, 0, 'ArrowRight'), walk(rows, 2, 'ArrowDown')]).toEqual([1, 0, 1, 2]);
});

test('a pointer finds the nearest point within reach, or none', () => {
  expect([nearest(lines, 3, 12), nearest(lines, 50, 31), nearest(lines, 75, 90)]).toEqual([0, 2, null]);
});
