import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { visible } from '../shared/visible';
import type { Question } from '../backend/types';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid="article-row"]')];
const listed = () => until(() => rows().length > 3 && rows()[0]!.querySelector('.title'));

test('articles are listed, the newest first, and read at the side', async () => {
  await show({}, { screen: 'library' });
  await listed();
  await accessible();
  byId('article-list').focus();
  await user.keyboard('{ArrowDown}{Enter}');
  await until(() => document.querySelector('[data-testid="article"]'));
  await accessible();
});

test('search as you type narrows the list; nothing found says so', async () => {
  await show({}, { screen: 'library' });
  await listed();
  const all = rows().length;
  const word = rows()[0]!.querySelector('.title')!.textContent!;
  await user.type(byId('search-articles'), word);
  await until(() => rows().length > 0 && rows().length < all);
  await user.type(byId('search-articles'), 'zzzz');
  await until(() => document.querySelector('[data-testid="empty"]'));
});

test('sorting by another column', async () => {
  await show({}, { screen: 'library' });
  await listed();
  const first = rows()[0]!.textContent;
  await user.click(document.querySelector<HTMLElement>('.heads .title')!);
  await until(() => rows()[0]!.textContent !== first);
  const titles = rows().map((row) => row.querySelector('.title')!.textContent!);
  expect(titles).toEqual([...titles].sort());
});

test('an outlet is merged into another one by hand, and the change is taken back', async () => {
  const { app, backend } = await show({}, { screen: 'library' });
  await listed();
  await user.click(byId('tab-outlets'));
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="change-outlet"]')));
  await until(() => document.querySelector('[data-testid="outlet-form"]'));
  await accessible();
  const [first, second] = app.library!.outlets.filter(({ name }) => name !== '(unknown)');
  await user.selectOptions(byId('merge-into'), second!.name);
  await user.type(byId('outlet-group'), 'mine');
  await user.click(byId('outlet-save'));
  await until(() => document.querySelector('[data-testid="undo"]'));
  expect((await backend.edits())[0]!.edit).toEqual({ edit: 'outlet', outlet: first!.name, group: 'mine', merged_into: second!.name });
  await accessible();
  await user.click(byId('undo'));
  await until(() => document.querySelector('[data-testid="redo"]'));
  expect((await backend.edits())[0]!.undone).toBe(true);
  await user.keyboard('{Control>}y{/Control}');
  await until(() => document.querySelector('[data-testid="undo"]'));
});

test('stories that were carried often are listed, and the threshold is the users', async () => {
  await show({}, { screen: 'library' });
  await listed();
  await user.click(byId('tab-copies'));
  await until(() => document.querySelector('[data-testid="story"]'));
  await accessible();
  await user.selectOptions(byId('threshold'), '0.8');
  await until(() => document.querySelector<HTMLSelectElement>('[data-testid="threshold"]')?.value === '0.8');
  await user.click(document.querySelector<HTMLElement>('[data-testid="story"]')!);
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="compare-copy"]')));
  await until(() => document.querySelector('[data-testid="differences"] ins, [data-testid="differences"] del'));
  await accessible();
});

test('grouping copies is a work that can be stopped', async () => {
  const { app } = await show({ pace: 200 }, { screen: 'library' });
  await listed();
  await user.click(byId('tab-copies'));
  const threshold = await until(() => document.querySelector<HTMLSelectElement>('[data-testid="threshold"]'));
  await user.selectOptions(threshold, '0.8');
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="job-cancel"]')));
  await until(() => app.jobs.some(({ kind, state }) => kind === 'group' && state === 'cancelled'));
  expect(app.problem, 'who stops a work knows it').toBeNull();
  await until(() => document.querySelector<HTMLSelectElement>('[data-testid="threshold"]')?.value === '0.6');
});

test('what the filters find is exported from the list', async () => {
  const { app, backend } = await show({}, { screen: 'library' });
  await listed();
  const asked: Question[] = [];
  const write = backend.exportData;
  backend.exportData = (question, choice, path) => (asked.push(question), write(question, choice, path));
  await user.selectOptions(document.querySelector<HTMLElement>('.filters select')!, app.library!.outlets[0]!.name);
  await user.click(byId('export'));
  await user.click(byId('export-save'));
  await until(() => backend.saved.length);
  expect(asked[0]!.selection.outlets).toEqual([app.library!.outlets[0]!.name]);
  await until(() => app.jobs.some(({ kind, state }) => kind === 'export' && state === 'done'));
});

test('outlets and rejected items have their own lists', async () => {
  const { app } = await show({}, { screen: 'library' });
  await listed();
  byId('tab-articles').focus();
  await user.keyboard('{ArrowRight}');
  await until(() => document.querySelector('[data-testid="outlets"]'));
  expect(byId('outlets').querySelectorAll('tbody tr').length).toBe(app.library!.outlets.length);
  await accessible();
  await user.click(byId('tab-rejections'));
  await until(() => document.querySelector('[data-testid="rejections"] tbody tr'));
  await accessible();
});

test('an article that cannot be read says so and the list stays', async () => {
  await show({ failing: { article: { code: 'x', message: 'This article cannot be read.', hint: 'Check the library.' } } }, { screen: 'library' });
  await listed();
  await user.click(rows()[0]!);
  await until(() => document.querySelector('[role="alert"]'));
  expect(byId('side-panel').textContent).toContain('Check the library.');
  expect(rows().length).toBeGreaterThan(3);
});

test('an empty library says what to do', async () => {
  await show({ library: 'empty' }, { screen: 'library' });
  await until(() => document.querySelector('[data-testid="empty"]'));
  await accessible();
});

test('of a million rows only those in sight exist, first and last included', () => {
  const million = 1_000_000;
  const top = visible(0, 600, 34, million);
  const end = visible(top.total - 600, 600, 34, million);
  expect(top).toMatchObject({ first: 0, offset: 0 });
  expect(top.last).toBeLessThan(40);
  expect(end.last).toBe(million);
  expect(end.offset + (million - end.first) * 34).toBeCloseTo(top.total, 0);
});
