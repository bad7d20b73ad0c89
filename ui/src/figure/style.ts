import type { Style, Theme } from '../backend/types';

/** How a figure is asked for on the screen: as wide as its place, without the title that stands above it. */
export function screenStyle(width: number, language: string, theme: Theme, selected: string | null, height = 0): Style {
  return { language, theme, width: Math.max(360, width), height, scale: 1, bare: true, selected };
}

/** How a figure is saved or copied: with its title and its footer. */
export function savedStyle(style: Style): Style {
  return { ...style, bare: false, width: 920, height: 0, scale: 2 };
}

/** What a figure or its numbers can be saved as. */
export type Ending = (typeof endings)[number];
export const endings = ['svg', 'png', 'csv', 'xlsx', 'json', 'parquet'] as const;
