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
