import { slice } from '../shared/bytes';
import type { HitRecord, Line, LineChoice, LineMark, LinePage } from './types';

/** What the engine does with the concordance, over the stored hits. */
export class FakeLines {
  #marks = new Map<string, LineMark>();

  mark(mark: LineMark): void {
    this.#marks.set(JSON.stringify(mark.place), mark);
  }

  page(hits: HitRecord[], choice: LineChoice, offset: number, limit: number): LinePage {
    const lines = hits.filter(({ counted }) => counted).map((hit) => this.#line(hit)).filter((line) => !choice.marked || line.starred || line.note);
    const ordered = inOrder(lines, choice);
    if (choice.descending) ordered.reverse();
    const groups = new Map<string, Line[]>();
    if (choice.group) for (const line of ordered) groups.set(groupOf(line, choice), [...(groups.get(groupOf(line, choice)) ?? []), line]);
    const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = choice.group ? sorted.flatMap(([, members]) => members) : ordered;
    const sentences = new Set(rows.map(({ hit }) => `${hit.article} ${hit.zone} ${hit.sentence_start}`)).size;
    return { hits: rows.length, articles: new Set(rows.map(({ hit }) => hit.article)).size, sentences, groups: sorted.map(([key, members]) => ({ key, hits: members.length })), rows: rows.slice(offset, offset + limit) };
  }

  #line(hit: HitRecord): Line {
    const place = { article: hit.article, in_title: hit.zone === 'title', start: hit.start, end: hit.end, concept: hit.concept };
    const mark = this.#marks.get(JSON.stringify(place));
    const cut = (from: number, to: number) => slice(hit.sentence, from, to).replace(/\s+/g, ' ');
    return { hit, left: cut(0, hit.start - hit.sentence_start), right: cut(hit.end - hit.sentence_start, hit.sentence.length * 4), starred: mark?.starred ?? false, note: mark?.note ?? '', url: null };
  }
}

function groupOf({ hit }: Line, { group }: LineChoice): string {
  return group === 'date' ? (hit.date ?? '').slice(0, 7) : group ? (hit[group] ?? '') : '';
}

function inOrder(lines: Line[], { order, seed }: LineChoice): Line[] {
  const key = (line: Line): string => {
    if (order === 'random') return String(Math.abs(Math.sin((line.hit.start + line.hit.article * 7919) * (seed + 1))));
    if (order === 'left') return [...line.left.trimEnd()].reverse().join('').toLowerCase();
    if (order === 'right') return line.right.trim().toLowerCase();
    return (order === 'hit' ? line.hit.text : (line.hit[order] ?? '')).toLowerCase();
  };
  return lines.map((line) => ({ line, by: key(line) })).sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ line }) => line);
}
