/** What lines can be grouped by and show beside the wording. */
export const columns = ['outlet', 'date', 'language', 'category', 'voice', 'speaker', 'stance'] as const;
export type Column = (typeof columns)[number];
/** Those that can be hidden; outlet and date always stand at the head of a line. */
export const optional = ['language', 'category', 'voice', 'speaker', 'stance'] as const;
export const orders = ['date', 'outlet', 'language', 'category', 'voice', 'speaker', 'stance', 'left', 'hit', 'right', 'random'] as const;
export const contexts = ['sentence', 'paragraph', 'wide'] as const;
export const endings = ['csv', 'xlsx', 'docx'] as const;

const widths: Record<Column, string> = { outlet: '124px', date: '92px', language: '72px', category: '104px', voice: '80px', speaker: '84px', stance: '84px' };

/** The grid of a line: star, outlet, date where there is room, the words before, wording and after, then the chosen columns. */
export function grid(shown: Column[], dated: boolean): string {
  return ['16px', widths.outlet, ...(dated ? [widths.date] : []), 'minmax(0, 4fr)', 'minmax(0, 5fr)', ...shown.map((column) => widths[column])].join(' ');
}
