/** The user guide as plain values, made from its Markdown when the page is built. */
export type Run =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; runs: Run[] }
  | { kind: 'em'; runs: Run[] }
  /** `to`: a page of the guide, an address of the web, or nothing that the window can show. */
  | { kind: 'link'; to: string | null; runs: Run[] }
  | { kind: 'picture'; src: string; alt: string };

export type Block =
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'text'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: Run[][]; rows: Run[][][] };

export interface GuidePage {
  /** Below the language's folder: `importing/nexis.md`. */
  path: string;
  title: string;
  blocks: Block[];
}

/** Pages in the order of reading; those that are not named come after. */
const order = ['README.md', 'getting-started.md', 'importing/README.md', 'importing/europresse.md', 'importing/factiva.md', 'importing/nexis.md', 'importing/proquest.md', 'importing/zotero.md', 'importing/media-cloud.md', 'importing/spreadsheets.md'];

export function inOrder(pages: GuidePage[]): GuidePage[] {
  const rank = ({ path }: GuidePage) => (order.includes(path) ? order.indexOf(path) : path.startsWith('importing/') ? order.length : order.length + 1);
  return [...pages].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

/** Databases that have a page on how to get articles out of them. */
export const sources = { europresse: 'Europresse', factiva: 'Factiva', nexis: 'Nexis', proquest: 'ProQuest', zotero: 'Zotero', 'media-cloud': 'Media Cloud' } as const;

/** The guide in a language; read when it is first opened. */
export async function guideIn(language: 'en' | 'fr'): Promise<GuidePage[]> {
  const read = language === 'fr' ? await import('virtual:guide/fr') : await import('virtual:guide/en');
  return inOrder(read.default);
}
