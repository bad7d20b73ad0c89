import type { Question, Trend } from '../backend/types';

/** How far the value axis of both figures must reach; null where their measures have nothing in common. */
export function commonReach(trends: Trend[]): number | null {
  const [first, ...others] = trends;
  if (!first || others.some(({ question }) => unit(question) !== unit(first.question))) return null;
  return Math.max(...trends.map(reach));
}

/** As the engine chooses it: the highest value, and firm intervals as long as they do not flatten the lines. */
function reach({ series }: Trend): number {
  const points = series.flatMap(({ points }) => points);
  const value = Math.max(0, ...points.map((point) => point.value ?? 0));
  const high = Math.max(0, ...points.filter(({ articles }) => articles >= 10).map((point) => point.high ?? 0));
  return Math.max(value, Math.min(high, value > 0 ? value * 1.6 : Infinity));
}

const unit = ({ measure }: Question) => measure;
