import type { ArticleView, HitRecord, Zone } from '../backend/types';
import { cut } from '../shared/bytes';

/** A stretch of a paragraph: plain, or with hits over it. */
export interface Piece {
  text: string;
  hits: HitRecord[];
}

export interface Paragraph {
  zone: Zone;
  pieces: Piece[];
}

/** The body as paragraphs, each of one zone, with the stretches that hits lie over. Nothing of the text is lost but line ends. */
export function paragraphs(view: ArticleView): Paragraph[] {
  const { body, zones } = view.article;
  const hits = view.hits.filter(({ zone }) => zone !== 'title');
  const spans = [
    ...zones.map((zone) => ({ start: zone.start, end: zone.end, zone: zone.zone as Zone | null, hit: null as HitRecord | null })),
    ...hits.map((hit) => ({ start: hit.start, end: hit.end, zone: null, hit })),
  ];
  const out: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const { text, over } of cut(body, spans)) {
    const zone = over.find((span) => span.zone)?.zone ?? 'body';
    const found = over.flatMap((span) => (span.hit ? [span.hit] : []));
    text.split(/\r\n|\r|\n/).forEach((line, i) => {
      if (i > 0 || open?.zone !== zone) open = null;
      if (!line) return;
      if (!open) out.push((open = { zone, pieces: [] }));
      open.pieces.push({ text: line, hits: found });
    });
  }
  return out.filter((paragraph) => paragraph.pieces.some(({ text }) => text.trim()));
}

/** The title as stretches. */
export function titlePieces(view: ArticleView): Piece[] {
  const hits = view.hits.filter(({ zone }) => zone === 'title');
  return cut(view.article.title ?? '', hits.map((hit) => ({ start: hit.start, end: hit.end, hit }))).map(({ text, over }) => ({ text, hits: over.map(({ hit }) => hit) }));
}
