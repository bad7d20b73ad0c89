import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { accessible, byId, settle, show, until } from '../test/show';

const user = userEvent.setup();
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid="article-row"]')];
const count = () => Number(byId('tab-articles').querySelector('.soft')!.textContent!.replace(/\D/g, ''));

async function library(circumstances: Parameters<typeof show>[0] = {}) {
  const shown = await show(circumstances, { screen: 'library' });
  await until(() => rows().length > 5);
  return shown;
}

const list = () => byId('article-list');

test('rows are chosen by keyboard and pointer, and all at once', async () => {
  await library();
  list().focus();
  await user.keyboard(' {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(rows().filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(3);
  await accessible();
  await user.keyboard('{Control>}a{/Control}');
  expect(rows().every((row) => row.getAttribute('aria-selected') === 'true')).toBe(true);
  await user.keyboard('{Escape}');
  expect(document.querySelector('[data-testid="bulk"]')).toBeNull();
  await user.click(rows()[2]!.querySelector('[data-testid="tick"]')!);
  expect(byId('bulk').parentElement!.textContent).toContain('1 article selected');
});

test('what is deleted goes to the bin, is listed in the log, and comes back by Ctrl+Z', async () => {
  const { backend } = await library();
  list().focus();
  const first = rows()[0]!.querySelector('.title')!.textContent!;
  await user.keyboard(' {Delete}');
  await until(() => document.querySelector('[data-testid="changed"]'));
  await until(() => !rows()[0]?.textContent?.includes(first));
  await user.click(byId('tab-bin'));
  await until(() => document.querySelector('[data-testid="bin-row"]'));
  expect(byId('bin-row').textContent).toContain(first);
  await accessible();
  await user.click(byId('tab-log'));
  await until(() => document.querySelector('[data-testid="log-line"]'));
  expect(byId('log-line').textContent).toContain('1 article');
  await accessible();
  await user.keyboard('{Control>}z{/Control}');
  await until(() => byId('log-line').textContent?.includes('Taken back'));
  expect((await backend.bin(0, 9)).total).toBe(0);
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await until(() => byId('log-line').textContent?.includes('Made again'));
});

test('metadata is set over a selection, and the reader shows what was printed', async () => {
  const { backend } = await library();
  list().focus();
  const id = (await backend.articles({ from: null, to: null, outlets: [], languages: [], collections: [], search: null }, 'date', true, 0, 1)).rows[0]!.id;
  await user.keyboard(' ');
  await user.click(byId('bulk-edit'));
  await until(() => document.querySelector('[data-testid="article-form"]'));
  await accessible();
  await user.type(byId('edit-outlet'), 'The Harbour Post');
  await user.click(byId('article-save'));
  await until(() => document.querySelector('[data-testid="changed"]'));
  expect((await backend.edits())[0]!.edit).toEqual({ edit: 'articles', changes: [{ articles: [id], set: { outlet: 'The Harbour Post' } }] });
  await until(() => rows()[0]?.textContent?.includes('The Harbour Post'));
  await user.click(rows()[0]!);
  await until(() => document.querySelector('[data-testid="printed"]'));
  expect(byId('printed').textContent).toContain('printed:');
  await user.click(byId('edit-article'));
  await until(() => document.querySelector('[data-testid="article-form"]'));
  expect((byId('edit-outlet') as HTMLInputElement).value).toBe('The Harbour Post');
});

test('erasing for good is asked first, with the backups named', async () => {
  const { backend } = await library();
  await backend.backupMake(false);
  list().focus();
  await user.keyboard('{Control>}a{/Control}');
  const all = count();
  expect(all).toBeGreaterThan(5);
  await user.keyboard('{Delete}');
  await until(() => document.querySelector('[data-testid="changed"]'));
  await user.click(byId('tab-bin'));
  await until(() => document.querySelector('[data-testid="erase"]'));
  await user.click(byId('erase'));
  await until(() => document.querySelector('[data-testid="erase-question"]'));
  expect(byId('erase-question').textContent).toContain('press.backups');
  await accessible();
  await user.click(byId('erase-question').querySelector('input')!);
  await user.click(byId('erase-yes'));
  await until(() => document.querySelector('[data-testid="empty"]'));
  expect(await backend.backups()).toEqual([]);
  expect(await backend.undo()).toBeNull();
});

test('backups are made, listed, and put in its place after a question', async () => {
  await library();
  await user.click(byId('tab-care'));
  await until(() => document.querySelector('[data-testid="backup-now"]'));
  await user.click(byId('backup-now'));
  await until(() => document.querySelector('[data-testid="backup"]'));
  await user.click(byId('restore'));
  await accessible();
  await user.click(byId('restore-yes'));
  await settle();
  expect(document.querySelector('[data-testid="problem"]')).toBeNull();
});

test('a library in a folder that others copy is moved; one that cannot be written says so', async () => {
  await library({ risky: 'dropbox', readOnly: true });
  expect(byId('risky-place').textContent).toContain('Dropbox');
  expect(byId('read-only').textContent).toContain('nothing can be written');
  await accessible();
  await user.click(byId('move-library'));
  await until(() => !document.querySelector('[data-testid="risky-place"]'));
});

test('while a library is moved, that is shown beside all other work, and cannot be stopped half-way', async () => {
  const { backend } = await library({ risky: 'network' });
  const move = backend.libraryMove;
  let done = () => {};
  backend.libraryMove = (folder) => new Promise((resolve) => (done = () => resolve(move(folder))));
  await user.click(byId('move-library'));
  await until(() => document.querySelector('[data-testid="job"]'));
  expect(byId('job').textContent).toContain('Moving the library');
  expect(byId('job').querySelector('[data-testid="job-cancel"]')).toBeNull();
  expect(byId('move-library').hasAttribute('disabled')).toBe(true);
  await accessible();
  done();
  await until(() => !document.querySelector('[data-testid="job"]'));
});

test('a hash in the log is as short as on figures, and whole under the pointer', async () => {
  const hash = '3f9ac1'.padEnd(64, '0');
  const { backend } = await library();
  backend.logLines = async () => [{ id: 1, dated: '2026-01-02T03:04:05Z', what: 'codebook', detail: `sha256:${hash} as sha256`, undone: false }];
  await user.click(byId('tab-log'));
  const line = await until(() => document.querySelector('[data-testid="log-line"] .text'));
  expect([line.textContent, line.getAttribute('title')]).toEqual(['3f9ac10 as sha256', `sha256:${hash} as sha256`]);
});

test('a change that fails is told and the choice stays', async () => {
  await library({ failing: { edit: { code: 'library-gone', message: 'The library has been deleted or moved.', hint: 'Put it back.' } } });
  list().focus();
  await user.keyboard(' {Delete}');
  await until(() => document.querySelector('[data-testid="problem"]'));
  expect(byId('problem').textContent).toContain('deleted or moved');
  expect(byId('bulk')).toBeTruthy();
});
