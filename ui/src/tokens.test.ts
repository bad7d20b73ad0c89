import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokens(theme: 'light' | 'dark'): Record<string, string> {
  const block = new RegExp(`data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)![1]!;
  return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function light(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colours = tokens(theme);
  const on = (names: string[], grounds: string[]) => names.flatMap((name) => grounds.map((ground) => [name, ground] as const));

  test.each([...on(['ink', 'soft', 'accent', 'warning'], ['paper', 'panel', 'hover']), ['on-accent', 'accent'], ['on-bubble', 'bubble'], ['on-bubble-soft', 'bubble']] as const)('text %s is readable on %s', (text, ground) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(on(['edge', 'concept-0', 'concept-1', 'concept-2', 'concept-3'], ['paper', 'panel']))('line %s stands out from %s', (line, ground) => {
    expect(contrast(colours[line]!, colours[ground]!)).toBeGreaterThanOrEqual(3);
  });
});

test('no component names a colour of its own', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte') || name === 'base.css');
  const coloured = files.filter((name) => /#[0-9a-f]{3,8}\b(?![^<]*<\/script)|rgba?\(|hsl\(/i.test(/<style>[\s\S]*<\/style>/.exec(readFileSync(join(import.meta.dirname, name), 'utf8'))?.[0] ?? ''));
  expect(coloured).toEqual([]);
});
