import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();
const step = () => document.querySelector<HTMLElement>('[data-testid="tour"]')?.dataset.step;

test('the tour goes on when a step is done, from the first look to a saved report', async () => {
  const { app, backend } = await show({ library: 'none', settings: { toured: false } });
  await user.click(byId('try-sample'));
  await until(() => step() === 'peak');
  await accessible();
  const point = await until(() => document.querySelector<HTMLElement>('[data-testid="point"]'));
  app.move({ at: { key: point.dataset.key!, period: point.dataset.period! } });
  await until(() => step() === 'read');
  app.articlesRead++;
  await until(() => step() === 'outlets');
  app.ask({ ...app.question, split: 'outlet' });
  await until(() => step() === 'sentences');
  await user.click(byId('tour-go'));
  expect(app.screen).toBe('sentences');
  app.articlesRead++;
  await until(() => step() === 'report');
  await user.click(byId('tour-go'));
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="save-report"]')));
  await until(() => step() === 'end');
  await user.click(byId('tour-end'));
  expect([step(), (await backend.settings()).toured]).toEqual([undefined, true]);
});

test('it can be skipped and left, and is not begun again by itself', async () => {
  const { app } = await show({ library: 'none', settings: { toured: true } });
  await user.click(byId('try-sample'));
  await until(() => app.library);
  expect(step()).toBeUndefined();
  await app.tour();
  await until(() => step() === 'peak');
  await user.click(byId('tour-skip'));
  await until(() => step() === 'read');
  await user.click(byId('tour-end'));
  expect(step()).toBeUndefined();
});
