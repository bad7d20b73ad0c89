import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();

test('language and colours change at once and are kept', async () => {
  const { backend } = await show({}, { screen: 'settings' });
  await accessible();
  await user.click(byId('language-fr'));
  expect(document.documentElement.lang).toBe('fr');
  expect(byId('nav-trends').textContent).toBe('Tendances');
  await user.click(byId('theme-dark'));
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(await backend.settings()).toMatchObject({ language: 'fr', theme: 'dark', backups: 2 });
});

test('settings that cannot be kept are told of', async () => {
  await show({ failing: { settingsSave: { code: 'x', message: 'The settings were not kept.', hint: 'Check the folder.' } } }, { screen: 'settings' });
  await user.click(byId('theme-dark'));
  await until(() => document.querySelector('[data-testid="problem"]'));
  expect(byId('problem').textContent).toContain('The settings were not kept.');
});
