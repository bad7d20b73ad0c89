// What leaves the window for others: a report checked and made again, data exported, both languages, light and dark.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow } from './window.mjs';

const folder = mkdtempSync(join(tmpdir(), 'entente-record-'));
let window;

before(async () => {
  window = await openWindow(['--config', join(folder, 'config'), '--answer-dialogs', folder]);
  await window.size(1280, 820);
  await window.click('[data-testid="try-sample"]');
  await window.find('[data-testid="screen-trends"]');
  await window.click('[data-testid="nav-report"]');
  await window.find('[data-testid="report-preview"]');
});

after(async () => {
  await window?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a saved report is checked, and made again', async () => {
  await window.click('[data-testid="save-report"]');
  await window.says('[data-testid="report-saved"]', /\.html/);
  copyFileSync(join(folder, 'report.html'), join(folder, 'articles'));
  await window.click('[data-testid="verify-file"]');
  await window.says('[data-testid="record-told"]', /found again/);
  await window.click('[data-testid="report-again"]');
  await window.says('[data-testid="record-told"]', /No number changed/);
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), /What changed/);
  await window.look('r1-report-checked');
});

test('every sentence goes into a workbook', async () => {
  await window.click('[data-testid="export"]');
  await window.click('[data-testid="export-sentences"]');
  await window.look('r2-export');
  await window.run("const select = document.querySelector('[data-testid=\"export-ending\"]'); select.value = 'xlsx'; select.dispatchEvent(new Event('change', { bubbles: true }))");
  await window.click('[data-testid="export-save"]');
  let bytes;
  for (let patience = 0; patience < 50 && !bytes; patience++) {
    try {
      bytes = readFileSync(join(folder, 'sentences.xlsx'));
    } catch {
      await new Promise((go) => setTimeout(go, 200));
    }
  }
  assert.equal(bytes?.subarray(0, 2).toString(), 'PK');
});

test('the export box is whole in the dark', async () => {
  await window.run("document.documentElement.dataset.theme = 'dark'");
  await window.click('[data-testid="export"]');
  await window.find('[data-testid="export-save"]');
  await window.look('r3-export-dark');
});
