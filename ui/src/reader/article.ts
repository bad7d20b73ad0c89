import type { ArticleView, Explanation, HitRecord, Zone } from '../backend/types';
import { cut } from '../shared/bytes';

/** A stretch of a paragraph: plain, or with hits over it. */
export interface Piece {
  text: string;
  hits: HitRecord[];
  /** What of the hit that is looked at rests on these words: `voice`, `actor-carried` … */
  because: string[];
}

/** A stretch that a hit's attributes rest on. */
export interface Because {
  about: string;
  inTitle: boolean;
  start: number;
  end: number;
}

/** The stretches of the reasons for a hit; the expression itself is marked anyway. */
export function becauseOf(why: Explanation | undefined): Because[] {
  return (why?.reasons ?? []).flatMap(({ about, zone, at }) => (at && about !== 'rule' ? [{ about, inTitle: zone === 'title', start: at.start, end: at.end }] : []));
}

export interface Paragraph {
  zone: Zone;
  pieces: Piece[];
}

/** The body as paragraphs, each of one zone, with the stretches that hits lie over. Nothing of the text is lost but line ends. */
export function paragraphs(view: ArticleView, because: Because[] = []): Paragraph[] {
  const { body, zones } = view.article;
  const hits = view.hits.filter(({ zone }) => zone !== 'title');
  const spans = [
    ...zones.map((zone) => ({ start: zone.start, end: zone.end, zone: zone.zone as Zone | null, hit: null as HitRecord | null, about: null as string | null })),
    ...hits.map((hit) => ({ start: hit.start, end: hit.end, zone: null, hit, about: null })),
    ...because.filter(({ inTitle }) => !inTitle).map(({ start, end, about }) => ({ start, end, zone: null, hit: null, about })),
  ];
  const out: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const { text, over } of cut(body, spans)) {
    const zone = over.find((span) => span.zone)?.zone ?? 'body';
    const found = over.flatMap((span) => (span.hit ? [span.hit] : []));
    const reasons = over.flatMap((span) => (span.about ? [span.about] : []));
    text.split(/\r\n|\r|\n/).forEach((line, i) => {
      if (i > 0 || open?.zone !== zone) open = null;
      if (!line) return;
      if (!open) out.push((open = { zone, pieces: [] }));
      open.pieces.push({ text: line, hits: found, because: reasons });
    });
  }
  return out.filter((paragraph) => paragraph.pieces.some(({ text }) => text.trim()));
}

/** The title as stretches. */
export function titlePieces(view: ArticleView, because: Because[] = []): Piece[] {
  const spans = [
    ...view.hits.filter(({ zone }) => zone === 'title').map((hit) => ({ start: hit.start, end: hit.end, hit: hit as HitRecord | null, about: null as string | null })),
    ...because.filter(({ inTitle }) => inTitle).map(({ start, end, about }) => ({ start, end, hit: null, about })),
  ];
  return cut(view.article.title ?? '', spans).map(({ text, over }) => ({ text, hits: over.flatMap(({ hit }) => (hit ? [hit] : [])), because: over.flatMap(({ about }) => (about ? [about] : [])) }));
}
