import { expect, test } from 'vitest';
import { fake } from '../backend/fake';
import { stored } from '../test/show';
import { App } from './app.svelte';
import { back, begin, forward, visit } from './history';

test('going somewhere forgets what lay ahead; back and forward at the ends stay', () => {
  let history = visit(visit(begin('a'), 'b'), 'c');
  history = back(back(history));
  expect(history.here).toBe('a');
  expect(back(history)).toBe(history);
  history = visit(forward(history), 'd');
  expect(history).toEqual({ past: ['a', 'b'], here: 'd', ahead: [] });
  expect(forward(history)).toBe(history);
});

test('a library with articles that are not coded is coded when it opens', async () => {
  const app = new App(fake(stored, { library: 'uncoded', pace: 1 }));
  await app.start();
  for (let i = 0; i < 200 && app.library?.uncoded !== 0; i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(app.jobs.map(({ kind, state }) => [kind, state])).toEqual([['code', 'done']]);
  expect(app.library?.uncoded).toBe(0);
});

test('closing the library goes back to the start', async () => {
  const app = new App(fake(stored, { library: 'sample' }));
  await app.start();
  expect(app.screen).toBe('trends');
  await app.close();
  expect([app.screen, app.library, app.canBack]).toEqual(['start', null, false]);
});
