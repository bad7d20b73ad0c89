import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en';

test('every text is used somewhere', () => {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|words[/\\](en|fr)\.ts$/.test(name));
  const source = files.map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
  const sections = Object.entries(en).filter(([, value]) => typeof value === 'object') as [string, Record<string, unknown>][];
  const unused = sections.flatMap(([section, texts]) => Object.keys(texts).filter((key) => !new RegExp(`\\.${key}\\b`).test(source) && !new RegExp(`\\b${section}\\[`).test(source)).map((key) => `${section}.${key}`));
  expect(unused).toEqual([]);
});
