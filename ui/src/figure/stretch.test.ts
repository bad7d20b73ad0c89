import { expect, test } from 'vitest';
import type { Region } from '../backend/types';
import { between, daysOf } from './stretch';

test('every kind of period has its first and last day', () => {
  expect(daysOf('2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  expect(daysOf('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(daysOf('2024-02-24')).toEqual({ from: '2024-02-24', to: '2024-02-24' });
  expect(daysOf('2022-W09')).toEqual({ from: '2022-02-28', to: '2022-03-06' });
  expect(daysOf('2020-W53')).toEqual({ from: '2020-12-28', to: '2021-01-03' });
  expect(daysOf('2021-W01')).toEqual({ from: '2021-01-04', to: '2021-01-10' });
  expect(daysOf('yesterday')).toBeNull();
});

test('a stretch is the periods of one line between two places, whichever comes first', () => {
  const counts = { articles: 1, articles_with_hit: 0, hits: 0, sentences: 1, words: 1 };
  const point = (key: string, period: string | null, x: number): Region => ({ key, period, x, y: 0, reach: 5, title: '', lines: [], counts });
  const regions = [point('a', '2021', 0), point('b', '2021', 0), point('a', '2022', 50), point('a', '2023', 100), point('a', null, 60)];
  expect(between(regions, 'a', 80, 10)).toEqual({ first: '2022', last: '2022' });
  expect(between(regions, 'a', 0, 100)).toEqual({ first: '2021', last: '2023' });
  expect(between(regions, 'b', 10, 90)).toBeNull();
});
