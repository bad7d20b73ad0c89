/** Browsers give up on boxes taller than some millions of pixels. */
const tallest = 8_000_000;

/**
 * Which rows are in sight, with a few around them. Where all rows together would be too tall for a browser, the box is
 * kept at the tallest height and scrolling covers more than one row's worth for each row.
 */
export function visible(scrolled: number, seen: number, height: number, count: number): { first: number; last: number; offset: number; total: number; scale: number } {
  const spare = 8;
  const full = count * height;
  const total = Math.min(full, tallest);
  const ratio = full > tallest ? (full - seen) / Math.max(1, total - seen) : 1;
  const top = Math.min(scrolled, Math.max(0, total - seen)) * ratio;
  const first = Math.max(0, Math.floor(top / height) - spare);
  const last = Math.min(count, Math.ceil((top + seen) / height) + spare);
  return { first, last, offset: scrolled - (top - first * height), total, scale: height / ratio };
}
