import { expect, test } from 'vitest';
import type { Coverage } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';

test('shows the calendar and the outlets with their first and last day', async () => {
  await show({}, { screen: 'coverage' });
  await until(() => document.querySelector('[data-testid="coverage-figure"] svg'));
  const coverage = JSON.parse(await stored('coverage.json')) as Coverage;
  await until(() => document.querySelector('[data-testid="coverage-outlets"]'));
  expect(byId('coverage-outlets').querySelectorAll('tbody tr').length).toBe(coverage.outlets.length);
  await accessible();
});

test('asks about the selection and nothing else', async () => {
  const { app } = await show({}, { screen: 'coverage' });
  app.ask({ ...app.question, among: 'both-actors', selection: { ...app.question.selection, languages: ['fr'] } });
  await until(() => byId('question').textContent?.includes('French'));
  expect(byId('question').textContent).not.toContain('mention both countries');
});

test('a failure is told with its remedy', async () => {
  await show({ failing: { coverage: { code: 'x', message: 'No.', hint: 'Check the library.' } } }, { screen: 'coverage' });
  await until(() => document.querySelector('[data-testid="failed"]'));
  expect(byId('failed').textContent).toContain('Check the library.');
});
