import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, settle, show, until } from '../test/show';

const user = userEvent.setup();
const rows = () => document.querySelectorAll('[data-testid="expressions"] tbody tr').length;

test('categories open their expressions, in the language chosen', async () => {
  const { app } = await show({}, { screen: 'codebook' });
  const concepts = app.codebook!.concepts;
  expect(document.querySelectorAll('[data-testid="category"]').length).toBe(concepts.flatMap(({ categories }) => categories).length);
  expect(byId('codebook-version').textContent).toContain('Version');
  const last = [...document.querySelectorAll<HTMLElement>('[data-testid="category"]')].at(-1)!;
  await user.click(last);
  const wanted = concepts.at(-1)!.categories.at(-1)!.expressions;
  expect(rows()).toBe(wanted.filter(({ language }) => language === 'en').length);
  await user.selectOptions(document.querySelector<HTMLElement>('select')!, 'fr');
  expect(rows()).toBe(wanted.filter(({ language }) => language === 'fr').length);
  await accessible();
});

test('an expression is found by its letters', async () => {
  const { app } = await show({}, { screen: 'codebook' });
  const pattern = app.codebook!.concepts[0]!.categories[0]!.expressions.find(({ language }) => language === 'en')!.patterns[0]!;
  const before = rows();
  await user.type(document.querySelector<HTMLElement>('[data-find]')!, pattern.replace(/[[{]/g, '$&$&'));
  expect(rows()).toBeGreaterThan(0);
  expect(rows()).toBeLessThanOrEqual(before);
});

test('a category leads to its sentences', async () => {
  const { app } = await show({}, { screen: 'codebook' });
  await user.click([...document.querySelectorAll<HTMLElement>('section .link')][0]!);
  await until(() => document.querySelector('[data-testid="screen-sentences"]'));
  expect(app.question.categories).toEqual([app.codebook!.concepts[0]!.categories[0]!.id]);
  await settle();
});
