import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Style, Trend } from '../backend/types';
import { peakOf } from './peak';
import { accessible, byId, show, stored, until } from '../test/show';

const user = userEvent.setup();
const points = () => [...document.querySelectorAll<HTMLButtonElement>('[data-testid="point"]')];
const plain = async () => JSON.parse(await stored('trend-none.json')) as Trend;
const drawn = () => until(() => points().length);

test('shows the figure of the question with a button for every point', async () => {
  await show();
  await drawn();
  const trend = await plain();
  expect(points().length).toBe(trend.series[0]!.points.length);
  expect(points()[0]!.getAttribute('aria-label')).toMatch(/2021.*articles.*95/);
  expect(trend.left_out.undated).toBeGreaterThan(0);
  expect(byId('figure-footer').textContent).toContain(`${trend.left_out.undated} undated articles left out`);
  await accessible();
});

test('a point is walked to and opened by keyboard, its sentences lead to the article', async () => {
  const { app } = await show();
  await drawn();
  const start = points().find((point) => point.tabIndex === 0)!;
  start.focus();
  await user.keyboard('{ArrowRight}');
  await until(() => document.activeElement !== start && document.activeElement?.getAttribute('data-testid') === 'point');
  await user.keyboard('{Home}{Enter}');
  await until(() => app.place.at);
  const { points: all } = (await plain()).series[0]!;
  expect(app.place.at).toEqual({ key: 'all', period: all[0]!.period });
  const peak = all.reduce((best, point) => (point.hits > best.hits ? point : best));
  app.move({ at: { key: 'all', period: peak.period } });
  await until(() => document.querySelectorAll('[data-testid="sentence"]').length > 5);
  await until(() => byId('side-panel').textContent!.includes(`in ${peak.articles_with_hit} articles`));
  await accessible();
  await user.click(byId('sentence'));
  await until(() => document.querySelector('[data-testid="article"] mark'));
  await accessible();
  await user.keyboard('{Escape}');
  await until(() => !document.querySelector('[data-testid="article"]'));
});

test('the highest point is named and leads to its sentences and their outlets', async () => {
  const { app } = await show();
  await drawn();
  const { points: all } = (await plain()).series[0]!;
  const peak = all.filter(({ articles }) => articles >= 10).reduce((best, point) => (point.value! > best.value! ? point : best));
  expect(byId('peak').textContent).toContain(app.words.date(peak.period));
  await user.click(byId('peak'));
  expect(app.place.at).toEqual({ key: 'all', period: peak.period });
  await until(() => document.querySelectorAll('[data-testid="sentence"]').length > 2);
  expect(byId('behind').textContent).toContain('Outlets');
  await accessible();
});

test('a peak that rests on few articles is named only where all do', () => {
  const point = (period: string, value: number, articles: number) => ({ period, value, low: null, high: null, articles, articles_with_hit: 1, hits: 1, sentences: 9, words: 99 });
  const trend = (...points: ReturnType<typeof point>[]) => ({ series: [{ key: 'all', points }] }) as unknown as Trend;
  expect(peakOf(trend(point('2022', 0.9, 3), point('2023', 0.4, 12), point('2024', 0.4, 30)))?.period).toBe('2023');
  expect(peakOf(trend(point('2022', 0.9, 3)))?.period).toBe('2022');
  expect(peakOf(trend(point('2022', 0, 30)))).toBeNull();
});

test('the question is changed in the sentence, and back undoes it', async () => {
  const { app } = await show();
  await drawn();
  await user.click(byId('question-narrow'));
  await user.click(byId('narrow-split'));
  await user.keyboard('{ArrowDown}{Enter}');
  await until(() => app.question.split === 'outlet');
  expect(byId('question').textContent).toContain('outlet');
  const before = (await plain()).series[0]!.points.length;
  await until(() => points().length > before);
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(app.question.split).toBe('none');
});

test('a control closes on Escape and gives the focus back', async () => {
  await show();
  await user.click(byId('question-by'));
  expect(document.activeElement?.getAttribute('role')).toBe('option');
  await accessible();
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(byId('question-by'));
  expect(document.querySelector('[role="listbox"]')).toBeNull();
});

test('the same numbers stand in a table', async () => {
  await show();
  await drawn();
  await user.click(byId('view-table'));
  await until(() => document.querySelector('[data-testid="trend-table"]'));
  expect(document.querySelectorAll('[data-testid="trend-table"] tbody tr').length).toBe((await plain()).series[0]!.points.length);
  await accessible();
});

test('saves the figure under the name that was chosen', async () => {
  const { backend } = await show();
  await drawn();
  await user.click(byId('save-figure'));
  await user.click(byId('save-png'));
  await until(() => document.querySelector('[data-testid="saved"]'));
  expect(backend.saved).toEqual(['/home/reader/partnership-quarter.png']);
});

test('an empty library says what to do', async () => {
  await show({ library: 'empty' }, { screen: 'trends' });
  expect(byId('empty').textContent).toContain('Import articles');
  await accessible();
});

test('a failure is told with its remedy and can be tried again', async () => {
  await show({ failing: { trend: { code: 'library-gone', message: 'The library is gone.', hint: 'Plug the disk in again.' } } });
  await until(() => document.querySelector('[data-testid="failed"]'));
  expect(byId('failed').textContent).toContain('Plug the disk in again.');
  await accessible();
});

test('nothing of a figure can run', async () => {
  const { figureNode } = await import('../shared/svg');
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
  for (const bad of ['<script>1</script>', '<foreignObject/>', '<g onclick="1"/>', '<image href="http://x.example/"/>', '<use href="http://x.example/#a"/>', '<style>@import "x"</style>', '<a href="javascript:1"/>']) {
    expect(() => figureNode(svg(bad)), bad).toThrow();
  }
  expect(figureNode(svg('<title>&lt;script&gt;</title><path d="M0 0"/>')).querySelector('path')).toBeTruthy();
});

test('articles that are not coded can be coded from here', async () => {
  const { app } = await show({ library: 'uncoded', failing: { codeStart: { code: 'busy', message: 'Busy.', hint: 'Wait.' } } });
  await until(() => document.querySelector('[data-testid="not-coded"]'));
  expect(byId('not-coded').textContent).toContain('not coded yet');
  const before = app.problem;
  app.problem = null;
  await user.click(byId('code-now'));
  await until(() => app.problem);
  expect(app.problem).toEqual(before);
});

test('events and averages are drawn over the points when asked for', async () => {
  const { backend } = await show();
  await drawn();
  const asked: Style[] = [];
  const figure = backend.figureTrend;
  backend.figureTrend = (question, style) => (asked.push(style), figure(question, style));
  await user.click(byId('marks'));
  await accessible();
  await user.click(byId('mark-events'));
  await user.click(byId('mark-smooth'));
  await until(() => asked.some(({ marks }) => marks?.events && marks.smooth === 3));
});

test('a point can be taken apart, and a series hidden', async () => {
  const { app } = await show();
  await drawn();
  const { points: all } = (await plain()).series[0]!;
  const peak = all.reduce((best, point) => (point.hits > best.hits ? point : best));
  app.move({ at: { key: 'all', period: peak.period } });
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="take-apart"]')));
  await until(() => app.screen === 'explore');
  expect([app.place.look.kind, app.place.look.key, app.place.look.period]).toEqual(['drivers', null, peak.period]);
});
