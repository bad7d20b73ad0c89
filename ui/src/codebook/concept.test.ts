import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();
const all = (id: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)];

test('a concept is written with its categories and stands in the draft, ready for entries', async () => {
  const { app } = await show({}, { screen: 'codebook' });
  await until(() => all('entry').length > 0);
  const before = all('category').length;
  await user.click(byId('add-concept'));
  expect(byId('concept-put').hasAttribute('disabled')).toBe(true);
  await user.type(byId('concept-id'), 'weather');
  await user.type(byId('concept-title'), 'Weather words');
  await user.selectOptions(byId('concept-actors'), 'none');
  await user.type(byId('concept-categories'), 'rain = Words of rain\nsnow');
  await accessible();
  await user.click(byId('concept-put'));
  await until(() => all('category').length === before + 2);
  expect([...document.querySelectorAll('nav h2')].at(-1)!.textContent).toContain('Weather words');
  expect(byId('draft-count').textContent).toContain('1 change');
  await user.click(byId('add-entry'));
  expect((byId('entry-category') as HTMLSelectElement).value).toBe('weather.rain');
  expect(app.library?.codebook?.concepts.some(({ id }) => id === 'weather')).toBe(false);
});

test('a category is added to its own concept', async () => {
  await show({}, { screen: 'codebook' });
  await until(() => all('entry').length > 0);
  const before = all('category').length;
  await user.click(all('add-category')[0]!);
  await user.type(byId('concept-id'), 'dance');
  await user.click(byId('concept-put'));
  await until(() => all('category').length === before + 1);
  expect(all('category').some((button) => button.textContent!.includes('dance'))).toBe(true);
});
