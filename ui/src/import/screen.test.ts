import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ImportOutcome, ImportPreview } from '../backend/types';
import { accessible, byId, show, stored, until } from '../test/show';
import { plainOptions } from './screen.svelte';

const user = userEvent.setup();

test('choose, look, import, code, and on to the trends', async () => {
  const { app } = await show({ library: 'empty' }, { screen: 'import' });
  await accessible();
  await user.click(byId('choose-files'));
  const preview = JSON.parse(await stored('import-preview.json')) as ImportPreview;
  await until(() => document.querySelectorAll('[data-testid="file-preview"]').length === preview.files.length);
  expect(byId('file-preview').textContent).toContain('csv · utf-8');
  expect((byId('column-body') as HTMLSelectElement).value).toBe('texte');
  await accessible();
  await user.click(byId('import-start'));
  await until(() => document.querySelector('[data-testid="import-done"]'));
  const outcome = JSON.parse(await stored('import-outcome.json')) as ImportOutcome;
  expect(byId('import-done').textContent).toContain(`${outcome.articles_added} articles added`);
  expect(byId('rejections').textContent).toContain(outcome.rejected[0]!.reason);
  await until(() => app.jobs.some(({ kind, state }) => kind === 'code' && state === 'done'));
  await accessible();
  await user.click(byId('see-trends'));
  await until(() => document.querySelector('[data-testid="trend-figure"]'));
});

test('columns can be changed before the import', async () => {
  const { backend } = await show({ library: 'empty' }, { screen: 'import' });
  const asked: unknown[] = [];
  const start = backend.importStart;
  backend.importStart = (paths, options) => (asked.push(options), start(paths, options));
  await user.click(byId('choose-files'));
  await until(() => document.querySelector('[data-testid="column-byline"]'));
  await user.selectOptions(byId('column-byline'), 'journal');
  await user.selectOptions(byId('column-outlet'), '');
  await user.click(byId('import-start'));
  expect(asked[0]).toMatchObject({ collection: null, mapping: { byline: 'journal', outlet: null, title: 'titre' } });
});

test('an import is stopped in the middle', async () => {
  const { app } = await show({ library: 'empty', pace: 60 }, { screen: 'import' });
  await user.click(byId('choose-files'));
  await until(() => document.querySelector('[data-testid="import-start"]'));
  await user.click(byId('import-start'));
  await until(() => app.running.length > 0);
  expect(byId('job').textContent).toMatch(/a second/);
  await user.click(byId('import-cancel'));
  await until(() => document.querySelector('[data-testid="import-cancelled"]'));
  expect(byId('import-cancelled').textContent).toContain('What was read before is kept');
});

test('files dropped on the window are looked into', async () => {
  const { app } = await show();
  app.dropped = ['/home/reader/dailies.csv'];
  app.go('import');
  await until(() => document.querySelector('[data-testid="file-preview"]'));
});

test('files that cannot be read say why', async () => {
  await show({ library: 'empty', failing: { importPreview: { code: 'file-unreadable', message: 'The file cannot be read.', hint: 'Check that you may read it.' } } }, { screen: 'import' });
  await user.click(byId('choose-folder'));
  await until(() => document.querySelector('[data-testid="failed"]'));
  expect(byId('failed').textContent).toContain('Check that you may read it.');
});

test('the doctor says what the files hold, and looks again when something is changed', async () => {
  const { backend } = await show({ library: 'empty' }, { screen: 'import' });
  await user.click(byId('choose-files'));
  await until(() => document.querySelector('[data-testid="doctor-total"]'));
  const preview = JSON.parse(await stored('import-preview.json')) as ImportPreview;
  expect(byId('doctor-total').textContent).toContain(`${preview.total.articles} articles read`);
  expect(document.querySelectorAll('[data-testid="sample-article"]').length).toBe(preview.files.reduce((sum, file) => sum + file.articles.length, 0));
  const before = backend.asked.length;
  await user.selectOptions(byId('date-order'), 'month-first');
  await user.selectOptions(byId('column-byline'), 'journal');
  await until(() => backend.asked.length > before);
  expect(backend.asked.at(-1)).toMatchObject({ options: { date_order: 'month-first', mapping: { byline: 'journal' } }, whole: false });
  await accessible();
});

test('what is told of the database goes with the import', async () => {
  const { backend } = await show({ library: 'empty' }, { screen: 'import' });
  const asked: unknown[] = [];
  const start = backend.importStart;
  backend.importStart = (paths, options) => (asked.push(options), start(paths, options));
  await user.click(byId('choose-files'));
  await until(() => document.querySelector('[data-testid="origin"]'));
  await user.click(byId('origin').querySelector('summary')!);
  await user.type(byId('told-database'), 'Europresse');
  await user.type(byId('told-query'), 'Chine & Russie');
  await user.type(byId('told-announced'), '50');
  await user.click(byId('import-start'));
  expect(asked[0]).toMatchObject({ provenance: { database: 'Europresse', query: 'Chine & Russie', announced: 50, from: null } });
});

test('an import that broke off is offered and goes on', async () => {
  const unfinished = { paths: ['/home/reader/press'], options: { ...plainOptions, collection: 'spring' }, items: 4000 };
  const { backend } = await show({ library: 'empty', unfinished }, { screen: 'import' });
  const asked: unknown[] = [];
  const start = backend.importStart;
  backend.importStart = (paths, options) => (asked.push([paths, options.collection]), start(paths, options));
  await until(() => document.querySelector('[data-testid="unfinished"]'));
  expect(byId('unfinished').textContent).toContain('4,000 articles were stored before');
  await accessible();
  await user.click(byId('go-on'));
  expect(asked).toEqual([[['/home/reader/press'], 'spring']]);
});
