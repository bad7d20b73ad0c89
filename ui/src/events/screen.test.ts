import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Events } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';

const user = userEvent.setup();
const listed = () => until(() => document.querySelectorAll('[data-testid="event"]').length);

test('lists the events that have articles around them, and all on demand', async () => {
  await show({}, { screen: 'events' });
  const { rows } = JSON.parse(await stored('events.json')) as Events;
  await listed();
  expect(document.querySelectorAll('[data-testid="event"]').length).toBe(rows.filter(({ ratio }) => ratio !== null).length);
  await accessible();
  await user.click(document.querySelector<HTMLElement>('input[type="checkbox"]')!);
  await until(() => document.querySelectorAll('[data-testid="event"]').length === rows.length);
});

test('another window is asked for', async () => {
  const { backend } = await show({}, { screen: 'events' });
  await listed();
  const asked: number[] = [];
  const events = backend.events;
  backend.events = (question, days, language) => (asked.push(days), events(question, days, language));
  await user.selectOptions(byId('events-window'), '7');
  await until(() => asked.includes(7));
});

test('an event leads to the trend around it', async () => {
  const { app } = await show({}, { screen: 'events' });
  await listed();
  await user.click(byId('event'));
  await until(() => app.screen === 'trends');
  expect(app.question.by).toBe('week');
  expect(app.question.selection.from! < app.question.selection.to!).toBe(true);
});

test('an answer that no screen can show leaves the window alive', async () => {
  const { app, backend } = await show();
  backend.events = async () => ({ rows: [null] }) as unknown as Events;
  app.go('events');
  await until(() => document.querySelector('[data-testid="broken"]'));
  expect(byId('broken').textContent).toContain('This screen cannot be shown');
  await user.click(byId('nav-library'));
  await until(() => document.querySelector('[data-testid="article-row"]'));
});

test('own events are typed in, read from a file, and taken away', async () => {
  const { backend } = await show({}, { screen: 'events' });
  await listed();
  await user.click(byId('own-open'));
  await user.click(byId('own-add'));
  expect(byId('own-events').textContent).toContain('Write the day as 2022-02-24.');
  await accessible();
  await user.type(byId('own-date'), '2023-05-01');
  await user.type(byId('own-title'), 'A strike at the harbour');
  await user.click(byId('own-add'));
  await until(() => byId('own-events').textContent?.includes('A strike at the harbour'));
  await user.click(byId('own-file'));
  await until(() => byId('own-events').textContent?.includes('Visit to the harbour'));
  expect((await backend.ownEvents()).map(({ date }) => date)).toEqual(['2023-03-20', '2023-05-01']);
  await user.click(byId('own-remove'));
  await until(() => document.querySelectorAll('[data-testid="own-remove"]').length === 1);
  await user.click(byId('changed').querySelector<HTMLElement>('[data-testid="undo"]')!);
  await user.click(byId('own-open'));
  await until(() => document.querySelectorAll('[data-testid="own-remove"]').length === 2);
});

test('events are drawn, and each side leads to its sentences', async () => {
  const { app } = await show({}, { screen: 'events' });
  await listed();
  await user.click(byId('view-figure'));
  await until(() => document.querySelector('[data-testid="events-figure"] svg'));
  await accessible();
  const point = await until(() => [...document.querySelectorAll<HTMLElement>('[data-testid="point"]')].find((one) => one.tabIndex === 0));
  point.focus();
  await user.keyboard('{Enter}');
  await until(() => app.place.at?.behind?.days);
  await until(() => document.querySelector('[data-testid="side-panel"]'));
});
