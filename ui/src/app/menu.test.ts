import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { byId, show, until } from '../test/show';

const user = userEvent.setup();

test('entries of the menu do what the keys do', async () => {
  const { app, backend } = await show();
  for (const name of ['library', 'report', 'settings', 'trends', 'import']) {
    backend.choose(name);
    expect(app.screen).toBe(name);
  }
  backend.choose('back');
  expect(app.screen).toBe('trends');
  backend.choose('forward');
  backend.choose('guide');
  expect([app.screen, app.place.page]).toEqual(['help', 'README.md']);
  backend.choose('larger');
  await until(() => app.settings.zoom === 1.1);
  await user.keyboard('{Control>}j{/Control}');
  expect(app.screen).toBe('validate');
  await user.keyboard('{Control>}9{/Control}');
  expect(app.screen).toBe('report');
  await user.keyboard('{Control>}0{/Control}');
  await until(() => app.settings.zoom === 1);
  backend.choose('log');
  await until(() => document.querySelector('[data-testid="note"]'));
  expect(byId('note').textContent).toContain('Entente.log');
  backend.choose('close');
  await until(() => !app.library);
  backend.choose('library');
  expect(app.screen).toBe('start');
});

test('the figure goes to the clipboard, and is printed', async () => {
  const { backend } = await show({}, { screen: 'trends' });
  await until(() => document.querySelector('[data-testid="trend-figure"]'));
  await user.keyboard('{Control>}{Shift>}c{/Shift}{/Control}');
  await until(() => backend.opened.includes('clipboard'));
  expect(backend.saved).toEqual(['/home/reader/figure.png']);
  await user.keyboard('{Control>}p{/Control}');
  expect(backend.opened).toContain('print');
});
