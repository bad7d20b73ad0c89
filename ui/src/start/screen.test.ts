import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();

test('the sample collection opens on its trends', async () => {
  await show({ library: 'none' });
  await accessible();
  await user.click(byId('try-sample'));
  await until(() => document.querySelector('[data-testid="trend-figure"]'));
  expect(document.title).toContain('sample');
});

test('recent libraries are listed; one that is gone cannot be opened', async () => {
  await show({ library: 'none' });
  await until(() => document.querySelector('[data-testid="recent"]'));
  const recent = [...document.querySelectorAll<HTMLButtonElement>('[data-testid="recent"]')];
  expect(recent.map((button) => button.disabled)).toEqual([false, true]);
  await user.click(recent[0]!);
  await until(() => document.querySelector('[data-testid="screen-trends"]'));
});

test('a new library begins with the import', async () => {
  await show({ library: 'none' });
  await user.click(byId('new-library'));
  await until(() => document.querySelector('[data-testid="screen-import"]'));
});

test('a library that cannot be opened says why and what to do', async () => {
  const problem = { code: 'library-locked', message: 'The library is in use by another program.', hint: 'Close the other program and try again.' };
  await show({ library: 'none', failing: { libraryOpen: problem } });
  await user.click(byId('open-library'));
  await until(() => document.querySelector('[data-testid="problem"]'));
  expect(byId('problem').textContent).toContain(problem.message);
  expect(byId('problem').textContent).toContain(problem.hint);
  expect(byId('screen-start')).toBeTruthy();
});

test('the window speaks French', async () => {
  await show({ library: 'none', settings: { language: 'fr' } });
  expect(byId('try-sample').textContent).toContain('Essayer la collection d’exemple');
  expect(document.documentElement.lang).toBe('fr');
});
