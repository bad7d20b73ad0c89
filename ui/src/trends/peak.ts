import type { Trend } from '../backend/types';

/** Fewer articles than this are not trusted with a peak. */
const few = 10;

export interface Peak {
  key: string;
  period: string;
  value: number;
}

/** The highest point; one that rests on few articles only where all do. Of equals the earliest. */
export function peakOf(trend: Trend): Peak | null {
  const points = trend.series.flatMap(({ key, points }) => points.map((point) => ({ key, ...point })));
  const valued = points.filter((point) => (point.value ?? 0) > 0);
  const sure = valued.filter(({ articles }) => articles >= few);
  const among = (sure.length > 0 ? sure : valued).sort((a, b) => b.value! - a.value! || (a.period < b.period ? -1 : 1));
  const [highest] = among;
  return highest ? { key: highest.key, period: highest.period, value: highest.value! } : null;
}
