import type { Region } from '../backend/types';

/** First and last day of a period as answers write it: `2023`, `2023-Q1`, `2023-09`, `2023-W09`, `2023-09-20`. */
export function daysOf(period: string): { from: string; to: string } | null {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/.exec(period);
  if (!parts) return null;
  const [, year, quarter, week, month, day] = parts;
  if (week) {
    // the week with 4 January is the first; Monday is its first day
    const fourth = new Date(Date.UTC(Number(year), 0, 4));
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayLong + (Number(week) - 1) * 7 * dayLong;
    return { from: iso(monday), to: iso(monday + 6 * dayLong) };
  }
  if (day) return { from: period, to: period };
  const first = quarter ? (Number(quarter) - 1) * 3 : month ? Number(month) - 1 : 0;
  const length = quarter ? 3 : month ? 1 : 12;
  return { from: iso(Date.UTC(Number(year), first, 1)), to: iso(Date.UTC(Number(year), first + length, 0)) };
}

const dayLong = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The periods of a line between two places, the earliest and the latest; null where there is none. */
export function between(regions: Region[], key: string, a: number, b: number): { first: string; last: string } | null {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const inside = regions.filter((region) => region.key === key && region.period !== null && region.x >= low - 0.5 && region.x <= high + 0.5).sort((x, y) => x.x - y.x);
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last ? { first: first.period!, last: last.period! } : null;
}
