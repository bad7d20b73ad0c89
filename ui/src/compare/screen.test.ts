import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid="compare-table"] tbody tr')];
const shown = () => until(() => rows().length === 8);

test('outlets stand side by side, the highest first, each with its interval', async () => {
  await show({}, { screen: 'compare' });
  await shown();
  const values = rows().map((row) => Number(/(\d+)%/.exec(row.textContent ?? '')?.[1]));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(byId('question').textContent).toContain('by outlet');
  await accessible();
});

test('sorting by name, and back', async () => {
  await show({}, { screen: 'compare' });
  await shown();
  const names = () => rows().map((row) => row.querySelector('th')!.textContent!.trim());
  await user.click([...document.querySelectorAll<HTMLElement>('thead button')][0]!);
  const ascending = names();
  expect(ascending).toEqual([...ascending].sort((a, b) => a.localeCompare(b)));
  await user.click([...document.querySelectorAll<HTMLElement>('thead button')][0]!);
  expect(names()).toEqual([...ascending].reverse());
});

test('a baseline gives ratios with intervals and adjusted p-values', async () => {
  const { app } = await show({}, { screen: 'compare' });
  await shown();
  const baseline = app.library!.outlets[0]!.name;
  app.move({ baseline });
  await until(() => rows().some((row) => row.textContent!.includes('reference')));
  expect(rows().filter((row) => /\d\.\d\d \d+\.\d\d–\d+\.\d\d/.test(row.textContent ?? '')).length).toBe(7);
  expect(byId('question').textContent).toContain(`compared with ${baseline}`);
});

test('an outlet leads to its sentences', async () => {
  await show({}, { screen: 'compare' });
  await shown();
  await user.click(byId('compare-row'));
  await until(() => document.querySelector('[data-testid="sentence"]'));
  await accessible();
});

test('a failure is told with its remedy', async () => {
  await show({ failing: { compare: { code: 'x', message: 'It cannot be compared.', hint: 'Ask for less.' } } }, { screen: 'compare' });
  await until(() => document.querySelector('[data-testid="failed"]'));
  expect(byId('failed').textContent).toContain('Ask for less.');
});

test('saves the comparison under the name that was chosen', async () => {
  const { backend } = await show({}, { screen: 'compare' });
  await shown();
  await user.click(byId('save-figure'));
  await user.click(byId('save-csv'));
  await until(() => document.querySelector('[data-testid="saved"]'));
  expect(backend.saved).toEqual(['/home/reader/partnership-outlet.csv']);
});
