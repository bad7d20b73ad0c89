import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byId, show, until } from '../test/show';
import { problemIn } from './problems';
import { problems } from './problems.fr';
import { Words } from './words.svelte';

const program = join(import.meta.dirname, '../../../src-tauri');
const sources = readdirSync(program, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs')).map((name) => readFileSync(join(program, name), 'utf8')).join('\n');

test('every problem that is told in French is one that the program knows', () => {
  expect(Object.keys(problems).length).toBeGreaterThan(60);
  expect(Object.keys(problems).filter((code) => !sources.includes(`"${code}"`))).toEqual([]);
});

test('each says what is wrong and what to do, as French is written', () => {
  for (const [code, said] of Object.entries(problems)) {
    for (const sentence of said) {
      expect(sentence, code).toMatch(/^[A-ZÉÀ].*\.$/);
      expect(sentence, code).not.toMatch(/[^\u00a0\u202f][:;!?%»]|'/);
    }
  }
});

test('a problem without words of its own is told as it came', () => {
  const odd = { code: 'codebook-invalid', message: 'x.toml, line 3: no word.', hint: 'Mend it.' };
  expect(problemIn('fr', odd)).toEqual(odd);
  expect(problemIn('en', { ...odd, code: 'disk-full' }).message).toBe(odd.message);
});

test('in a French window a failure speaks French', async () => {
  const { app } = await show({ settings: { language: 'fr' }, failing: { undo: { code: 'library-locked', message: 'Another program is using this library.', hint: 'Close it.' } } });
  await app.undo();
  await until(() => document.querySelector('[data-testid="problem"]'));
  expect(byId('problem').textContent).toContain('Un autre programme se sert de cette bibliothèque.');
  new Words().choose('en', 'en');
});
