import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { render } from '@testing-library/svelte';
import axe from 'axe-core';
import { expect } from 'vitest';
import Window from '../app/Window.svelte';
import { App, type Place } from '../app/app.svelte';
import { fake, type Circumstances } from '../backend/fake';

/** The stored answers, as the browser gets them from the server. */
export function stored(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, '../../../tests/fixtures/ipc', name), 'utf8');
}

/** The whole window over the stored answers, at a place. Jobs are quick. */
export async function show(circumstances: Circumstances = {}, place: Partial<Place> = {}) {
  const backend = fake(stored, { library: 'sample', pace: 5, ...circumstances });
  const app = new App(backend);
  const view = render(Window, { app });
  await until(() => document.querySelector('main')?.children.length);
  if (Object.keys(place).length > 0) app.move(place);
  await settle();
  return { app, backend, ...view };
}

/** Waits until something is so, and says what it waited for where it never comes to be. */
export async function until<T>(so: () => T, tries = 800): Promise<NonNullable<T>> {
  for (let i = 0; i < tries; i++) {
    const value = so();
    if (value) return value as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never came to be: ${so}`);
}

/** Lets promises and effects run. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 6; i++) await new Promise((resolve) => setTimeout(resolve, 4));
}

export function byId(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  if (!found) throw new Error(`nothing is called ${id} in: ${document.body.textContent?.replace(/\s+/g, ' ').slice(0, 400)}`);
  return found;
}

/** No rule of WCAG 2.2 A and AA is broken, as far as a page without layout can tell (contrast is tested on the tokens). */
export async function accessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    iframes: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false }, 'page-has-heading-one': { enabled: true } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}
