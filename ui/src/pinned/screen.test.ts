import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Trend } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';
import { commonReach } from './reach';

const user = userEvent.setup();

test('two questions stand side by side on one scale', async () => {
  const { app } = await show({}, { screen: 'trends' });
  await until(() => document.querySelector('[data-testid="trend-figure"]'));
  await user.click(byId('pins'));
  await user.click(byId('pin'));
  await user.keyboard('{Escape}');
  app.ask({ ...app.question, split: 'outlet' });
  await user.click(byId('pins'));
  await user.click(byId('show-pinned'));
  await until(() => document.querySelectorAll('[data-testid="pinned-figure"]').length === 2);
  expect(byId('screen-pinned').textContent).toContain('equally far');
  await accessible();
  await user.click(byId('unpin'));
  expect(app.pins).toEqual([]);
});

test('of three the oldest goes, and none is told as such', async () => {
  const { app } = await show({}, { screen: 'pinned' });
  await until(() => document.querySelector('[data-testid="empty"]'));
  for (const by of ['day', 'week', 'year'] as const) app.pin({ ...app.question, by });
  expect(app.pins.map(({ by }) => by)).toEqual(['week', 'year']);
  app.pin({ ...app.question, by: 'week' });
  expect(app.pins.map(({ by }) => by)).toEqual(['year']);
});

test('the axis reaches as far as the higher of both; other units have none in common', async () => {
  const plain = JSON.parse(await stored('trend-none.json')) as Trend;
  const higher = { ...plain, series: plain.series.map((series) => ({ ...series, points: series.points.map((point) => ({ ...point, value: point.value === null ? null : point.value * 2 })) })) };
  expect(commonReach([plain, higher])).toBe(commonReach([higher, plain]));
  expect(commonReach([plain, higher])).toBeGreaterThanOrEqual(Math.max(...higher.series.flatMap(({ points }) => points.map(({ value }) => value ?? 0))));
  expect(commonReach([plain, { ...plain, question: { ...plain.question, measure: 'hits' } }])).toBeNull();
});
