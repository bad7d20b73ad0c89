import type { Dictionary } from '../words/en';

/** `12 seconds left`, `3 minutes left`: no more exact than is honest. */
export function timeLeft(seconds: number, t: Dictionary): string {
  if (seconds < 60) return t.count.seconds(Math.max(1, Math.ceil(seconds)));
  return seconds < 5400 ? t.count.minutes(Math.round(seconds / 60)) : t.count.hours(Math.round(seconds / 3600));
}
