const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A stretch of text with everything that lies over it. */
export interface Stretch<T> {
  text: string;
  over: T[];
}

/**
 * Cuts a text at the borders of spans, which count bytes of UTF-8 as the engine does. Overlapping spans share stretches;
 * spans that leave the text are cut to it.
 */
export function cut<T extends { start: number; end: number }>(text: string, spans: T[]): Stretch<T>[] {
  const bytes = encoder.encode(text);
  const inside = (at: number) => Math.max(0, Math.min(bytes.length, at));
  const borders = [...new Set([0, bytes.length, ...spans.flatMap((span) => [inside(span.start), inside(span.end)])])].sort((a, b) => a - b);
  const waiting = [...spans].sort((a, b) => a.start - b.start);
  let open: T[] = [];
  let next = 0;
  return borders.slice(1).map((end, i) => {
    const start = borders[i]!;
    while (next < waiting.length && waiting[next]!.start < end) open.push(waiting[next++]!);
    open = open.filter((span) => span.end > start);
    return { text: decoder.decode(bytes.subarray(start, end)), over: [...open] };
  });
}

/** The stretch of a text between two bytes. */
export function slice(text: string, start: number, end: number): string {
  return decoder.decode(encoder.encode(text).subarray(Math.max(0, start), Math.max(0, end)));
}
