import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ExportChoice } from '../backend/types';
import { accessible, byId, show, until } from '../test/show';
import { endingsOf, programsOf } from './export.svelte';

const user = userEvent.setup();

test('every row goes into the form that was chosen', async () => {
  const { backend } = await show({}, { screen: 'report' });
  const asked: ExportChoice[] = [];
  const write = backend.exportData;
  backend.exportData = (question, choice, path) => (asked.push(choice), write(question, choice, path));
  await until(() => document.querySelector('[data-testid="export"]'));
  await user.click(byId('export'));
  await accessible();
  await user.click(byId('export-sentences'));
  await user.click(byId('export-bom'));
  await user.click(byId('export-save'));
  await until(() => backend.saved.length);
  expect(backend.saved[0]).toMatch(/sentences\.csv$/);
  expect(backend.saved.length, 'the report around it is not saved').toBe(1);
  expect(asked[0]).toMatchObject({ what: 'sentences', for: 'any', bom: true, semicolons: false });
});

test('a program takes its own form, and only of articles', () => {
  expect(endingsOf('iramuteq')).toEqual(['txt']);
  expect(endingsOf('quanteda')).toEqual(['csv']);
  expect(programsOf('hits')).toEqual(['any']);
});

test('a saved report is made again and a file is checked', async () => {
  const { backend } = await show({}, { screen: 'report' });
  await until(() => document.querySelector('[data-testid="report-again"]'));
  await user.click(byId('report-again'));
  await until(() => byId('record-told').textContent);
  expect(byId('record-told').textContent).toContain('2 numbers changed');
  expect(backend.saved.length).toBe(1);
  await user.click(byId('verify-file'));
  await until(() => byId('record-told').textContent?.includes('found again'));
});
