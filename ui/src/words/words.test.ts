import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { dictionaries, Words } from './words.svelte';

const source = join(import.meta.dirname, '..');

/** Every leaf of a dictionary by its path; functions as what they make of sample arguments. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [1, 2].map((n) => [`${path}(${n})`, String((value as (...of: unknown[]) => unknown)(...(path.startsWith('.count') ? [n] : [String(n), 'x'])))]);
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  return [[path, String(value)]];
}

describe('the dictionaries', () => {
  const english = new Map(leaves(dictionaries.en));
  const french = new Map(leaves(dictionaries.fr));

  test('hold the same keys', () => {
    expect([...french.keys()]).toEqual([...english.keys()]);
  });

  test('leave no text empty that the other language has', () => {
    const empty = [...english].filter(([path, text]) => text.trim() && !french.get(path)!.trim()).map(([path]) => path);
    expect(empty).toEqual(['.question.of']);
  });

  test('French sets no-break spaces before double signs and inside guillemets', () => {
    const wrong = [...french].filter(([, text]) => /[^\u00a0\u202f\s][;!?»]|[ ][;:!?»]|«[^\u00a0]|\w:\s/.test(text)).map(([path, text]) => `${path}: ${text}`);
    expect(wrong).toEqual([]);
  });

  test('plural forms follow the language: zero is singular in French', () => {
    expect([0, 1, 2].map((n) => dictionaries.en.count.hits(n))).toEqual(['0 hits', '1 hit', '2 hits']);
    expect([0, 1, 2].map((n) => dictionaries.fr.count.hits(n))).toEqual(['0 occurrence', '1 occurrence', '2 occurrences']);
  });
});

describe('numbers and dates', () => {
  const words = new Words();
  const said = (language: 'en' | 'fr') => {
    words.language = language;
    return [words.number(41208), words.percent(0.0339), words.percent(0.00079), words.percent(0.41), words.interval('share', 0.004, 0.12), words.date('2023'), words.date('2023-Q1'), words.date('2023-09'), words.date('2023-09-20'), words.date('2023-W09'), words.date(null), words.languageName('zh'), words.country('South Africa'), words.country('European Union'), words.country('Turkey')];
  };

  test('are written as English writes them', () => {
    expect(said('en')).toEqual(['41,208', '3.4\u00a0%', '0.079\u00a0%', '41\u00a0%', '0.4–12\u00a0%', '2023', 'Q1 2023', 'September 2023', '20 September 2023', 'week 9, 2023', 'undated', 'Chinese', 'South Africa', 'European Union', expect.stringMatching(/^T(urkey|ürkiye)$/)]);
  });

  test('are written as French writes them', () => {
    expect(said('fr').map((text) => text.replaceAll(/[\u00a0\u202f]/g, '_'))).toEqual(['41_208', '3,4_%', '0,079_%', '41_%', '0,4–12_%', '2023', 'T1 2023', 'septembre 2023', '20 septembre 2023', 'semaine 9, 2023', 'sans date', 'chinois', 'Afrique du Sud', 'Union européenne', 'Turquie']);
  });
});

describe('components', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'));
  const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'label', 'hint', 'text']);

  /** Letters that a person would read, written straight into markup. */
  function hardCoded(name: string): string[] {
    const found: string[] = [];
    const look = (node: unknown, attribute: string | null): void => {
      if (typeof node !== 'object' || node === null) return;
      if (Array.isArray(node)) return node.forEach((child) => look(child, attribute));
      const { type, data, name: key, ...inner } = node as Record<string, unknown>;
      if (type === 'Text' && typeof data === 'string' && /\p{L}{2}/u.test(data) && (attribute === null || spoken.has(attribute))) found.push(data.trim());
      const inside = type === 'Attribute' || type === 'StyleDirective' || type === 'ClassDirective' ? String(key) : attribute;
      for (const [field, child] of Object.entries(inner)) if (!['css', 'instance', 'module', 'metadata'].includes(field)) look(child, inside);
    };
    look(parse(readFileSync(join(source, name), 'utf8'), { modern: true }).fragment, null);
    return found;
  }

  test('there are components to look at', () => expect(files.length).toBeGreaterThan(20));
  test.each(files)('%s holds no text of its own', (name) => expect(hardCoded(name)).toEqual([]));
  test.each(files)('%s inserts no markup', (name) => expect(readFileSync(join(source, name), 'utf8')).not.toMatch(/\{@html|innerHTML|outerHTML|insertAdjacentHTML/));
});
