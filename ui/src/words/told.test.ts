import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toldIn, placeIn } from './told';
import { counted, places, told } from './told.fr';

const intake = join(import.meta.dirname, '../../../src-tauri/engine/src/intake');
/** Told by codes of their own, or no sentence for a reader. */
const elsewhere = [/^There is no (rule|reader)/, /mapping cannot be read|one line a field/, /published totals|with the columns outlet/];
const sentences = [...new Set(
  readdirSync(intake, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .flatMap((name) => readFileSync(join(intake, name), 'utf8').split('\n').filter((line) => !line.trim().startsWith('//')))
    .flatMap((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!.replaceAll('\\"', '"').replaceAll(/\{[^{}]*\}/g, '{}')))
    .filter((text) => /^[A-Z{7].* .*[.:]$/.test(text) && text.length > 18 && !elsewhere.some((other) => other.test(text))),
)];

test('every sentence of the readers has a French one', () => {
  expect(sentences.length).toBeGreaterThan(120);
  expect(sentences.filter((text) => toldIn('fr', text.replaceAll('{}', 'x')) === text.replaceAll('{}', 'x') && !told.some(([said]) => said.includes(text)))).toEqual([]);
});

test('each is written as French is, with as many places for what varies', () => {
  for (const [said, french] of [...told, ...places, ...counted]) {
    expect(french.split('{}').length, said).toBe(said.split('{}').length);
    expect(french, said).not.toMatch(/[^\u00a0\u202f][:;!?%»]|'/);
  }
});

test('what varies is kept, how often and where it first was is told', () => {
  expect(toldIn('fr', 'The row has 3 columns where the header has 12.')).toBe('La ligne a 3 colonnes là où l’en-tête en a 12.');
  expect(toldIn('fr', 'A date could not be read; the article is kept without one. (41 times, first at row 7)')).toBe('Une date n’a pas pu être lue\u00a0; l’article est gardé sans date. (41\u00a0fois, d’abord\u00a0: ligne 7)');
  expect(toldIn('fr', 'A date could not be read; the article is kept without one. (Sheet 1, row 9)')).toBe('Une date n’a pas pu être lue\u00a0; l’article est gardé sans date. (Sheet 1, ligne 9)');
  expect(toldIn('fr', 'No column is named like a title or a text; say which it is with a mapping. The columns are {}, $&.')).toContain('Les colonnes sont {}, $&.');
  expect(placeIn('fr', 'document 3 of 50')).toBe('document 3 sur 50');
});

test('what is not known, and English, stay as they are', () => {
  expect(toldIn('fr', 'Something else happened.')).toBe('Something else happened.');
  expect(toldIn('en', 'This is a picture.')).toBe('This is a picture.');
  expect(placeIn('en', 'row 3')).toBe('row 3');
});
