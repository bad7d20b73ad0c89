import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();

test('help opens with its key, and says the keys', async () => {
  await show();
  await user.keyboard('{F1}');
  await user.click(await until(() => document.querySelector<HTMLElement>('[data-testid="help-keys"]')));
  expect(byId('shortcuts').textContent).toContain('Alt ←');
  await accessible();
});

test('every screen has its key', async () => {
  const { app } = await show();
  const seen = [];
  for (const key of '123456789') {
    await user.keyboard(`{Control>}${key}{/Control}`);
    seen.push(app.screen);
  }
  expect(seen).toEqual(['library', 'trends', 'compare', 'explore', 'sentences', 'coverage', 'events', 'codebook', 'report']);
});
