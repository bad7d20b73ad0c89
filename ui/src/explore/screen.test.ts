import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { View, ViewTable } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';
import { kinds } from './look';

const user = userEvent.setup();
const drawn = () => until(() => document.querySelector('[data-testid="explore-figure"] svg'));
const rows = () => document.querySelectorAll('[data-testid="explore-table"] tbody tr');

test.each(kinds.filter((kind) => kind !== 'selections'))('%s has a figure, a table, and sentences behind its points', async (kind) => {
  const { app } = await show({}, { screen: 'explore' });
  await user.click(byId(`kind-${kind}`));
  expect(app.place.look.kind).toBe(kind);
  await drawn();
  expect(byId('explore-figure').getAttribute('aria-label')).toBeTruthy();
  await accessible();
  const point = await until(() => [...document.querySelectorAll<HTMLElement>('[data-testid="point"]')].find((one) => one.tabIndex === 0));
  expect(point.getAttribute('aria-label')).toMatch(/\w/);
  point.focus();
  await user.keyboard('{Enter}');
  await until(() => app.place.at);
  await until(() => document.querySelector('[data-testid="side-panel"]'));
  await user.keyboard('{Escape}');
  await user.click(byId('view-table'));
  const table = JSON.parse(await stored(`view-${kind}.json`)) as ViewTable;
  await until(() => rows().length === Math.min(600, table.rows.length));
  await accessible();
});

test('the kinds are walked by the arrow keys', async () => {
  const { app } = await show({}, { screen: 'explore' });
  await drawn();
  byId('kind-heat').focus();
  await user.keyboard('{ArrowRight}');
  expect(app.place.look.kind).toBe('multiples');
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(app.place.look.kind).toBe('drivers');
});

test('two concepts are followed over time', async () => {
  const { app, backend } = await show({}, { screen: 'explore' });
  const asked: View[] = [];
  const figure = backend.figureView;
  backend.figureView = (question, view, style) => (asked.push(view), figure(question, view, style));
  await user.click(byId('kind-quadrants'));
  await until(() => document.querySelector('[data-testid="over-time"]'));
  await user.click(byId('over-time'));
  await until(() => asked.some((view) => view.kind === 'quadrants' && view.over_time && view.second === 'neutrality'));
  expect(app.place.look.overTime).toBe(true);
});

test('words are compared between the groups that have hits', async () => {
  const { backend } = await show({}, { screen: 'explore' });
  const asked: View[] = [];
  const view = backend.view;
  backend.view = (question, wanted, language) => (asked.push(wanted), view(question, wanted, language));
  await user.click(byId('kind-words'));
  await until(() => document.querySelectorAll('[data-testid="words-of"] option').length > 1);
  const [first, second] = [...document.querySelectorAll<HTMLOptionElement>('[data-testid="words-of"] option')].map(({ value }) => value);
  await user.selectOptions(byId('words-of'), second!);
  await user.selectOptions(byId('words-against'), first!);
  await until(() => asked.some((one) => one.kind === 'words' && one.of === second && one.against === first));
});

test('a selection is held, exchanged and let go', async () => {
  const { app } = await show({}, { screen: 'explore' });
  await user.click(byId('kind-selections'));
  await until(() => document.querySelector('[data-testid="hold"]'));
  await accessible();
  await user.click(byId('hold'));
  app.ask({ ...app.question, selection: { ...app.question.selection, languages: ['fr'] } });
  await drawn();
  expect(byId('held').textContent).toContain('all articles');
  await user.click(byId('exchange'));
  expect(app.question.selection.languages).toEqual([]);
  expect(app.place.look.other?.languages).toEqual(['fr']);
  await until(() => byId('held').textContent?.includes('French'));
  await user.click(byId('release'));
  await until(() => document.querySelector('[data-testid="hold"]'));
});

test('a series is hidden and shown again', async () => {
  const { backend } = await show({}, { screen: 'explore' });
  const hidden: (string[] | undefined)[] = [];
  const figure = backend.figureView;
  backend.figureView = (question, view, style) => (hidden.push(style.hidden), figure(question, view, style));
  await user.click(byId('kind-multiples'));
  await until(() => document.querySelectorAll('[data-testid="legend-entry"]').length > 3);
  await user.click(byId('legend-entry'));
  await until(() => hidden.some((keys) => keys?.length === 1));
});

test('saves the view under the name that was chosen', async () => {
  const { backend } = await show({}, { screen: 'explore' });
  await drawn();
  await user.click(byId('save-figure'));
  await user.click(byId('save-parquet'));
  await until(() => document.querySelector('[data-testid="saved"]'));
  expect(backend.saved).toEqual(['/home/reader/partnership-heat.parquet']);
});

test('a stretch of time is marked by Shift and the arrow keys, and Z shows only that', async () => {
  const { app } = await show({}, { screen: 'explore' });
  await user.click(byId('kind-composition'));
  await until(() => document.querySelector('[data-testid="explore-figure"] svg title')?.textContent?.includes('freed from the mix'));
  const point = await until(() => [...document.querySelectorAll<HTMLElement>('[data-testid="point"]')].find((one) => one.tabIndex === 0));
  point.focus();
  await user.keyboard('{Home}');
  await until(() => document.activeElement?.getAttribute('data-testid') === 'point');
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await until(() => document.querySelector('[data-testid="stretch"]'));
  await user.keyboard('z');
  await until(() => app.question.selection.from && app.question.selection.to);
  expect(app.question.selection.from! < app.question.selection.to!).toBe(true);
});

test('a failure is told with its remedy, an empty answer says so', async () => {
  const { backend, app } = await show({ failing: { figureView: { code: 'too-many-rows', message: 'Too many rows.', hint: 'Choose some outlets.' } } }, { screen: 'explore' });
  await until(() => document.querySelector('[data-testid="failed"]'));
  expect(byId('failed').textContent).toContain('Choose some outlets.');
  await accessible();
  backend.view = async (question) => ({ ...(JSON.parse(await stored('view-heat.json')) as ViewTable), question, rows: [], behind: [] });
  backend.figureView = async () => JSON.parse(await stored('figure-view-heat-en-light.json'));
  app.move({ look: { ...app.place.look, kind: 'voices' } });
  await until(() => document.querySelector('[data-testid="empty"]'));
});

test('an empty library says what to do', async () => {
  await show({ library: 'empty' }, { screen: 'explore' });
  expect(byId('empty').textContent).toContain('Import articles');
  await accessible();
});
