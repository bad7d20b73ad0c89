import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, show, until } from '../test/show';

const user = userEvent.setup();

async function care() {
  const shown = await show({}, { screen: 'library' });
  await user.click(byId('tab-care'));
  await until(() => document.querySelector('[data-testid="rules"]'));
  return shown;
}

test('rules are switched off and applied as a job', async () => {
  const { app, backend } = await care();
  await accessible();
  const asked: string[][] = [];
  const start = backend.cleaningStart;
  backend.cleaningStart = (off) => (asked.push(off), start(off));
  expect(byId('apply-rules').hasAttribute('disabled')).toBe(true);
  await user.click(byId('rule-byline'));
  await user.click(byId('apply-rules'));
  expect(asked).toEqual([['byline']]);
  await until(() => app.jobs.some(({ kind, state }) => kind === 'clean' && state === 'done'));
});

test('where a collection comes from is told and taken back', async () => {
  await care();
  await user.click(byId('tell'));
  await user.type(byId('told-database'), 'Factiva');
  await user.click(byId('tell-add'));
  await until(() => document.querySelector('[data-testid="provenance"]'));
  expect(byId('provenance').textContent).toContain('Factiva');
  await user.click(byId('provenance').querySelector('button')!);
  await until(() => !document.querySelector('[data-testid="provenance"]'));
});

test('published totals are added and originals dropped', async () => {
  await care();
  await user.click(byId('add-published'));
  await until(() => document.querySelector('[data-testid="published"]'));
  expect(byId('published').textContent).toContain('24 totals');
  expect(byId('originals').textContent).toContain('3 files kept, 412 kB packed to 61 kB');
  await user.click(byId('drop-originals'));
  await until(() => byId('originals').textContent?.includes('No originals are kept'));
});
