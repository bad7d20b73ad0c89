import type { ArticlePage, ArticleRow, ArticleView, BackupInfo, BinPage, CopiesOutcome, FilePreview, ImportPreview, Job, LibraryInfo, LogLine, OutletInfo, Refused, SavedQuestion } from './types';

const long = 'The Very Long Name of a Newspaper That Was Merged With Nine Others and Kept Every One of Their Names, the Morning Edition, the Evening Edition, the Edition for the Provinces and That for the Seafarers';
const odd = ['<script>alert(1)</script>', '環球海峽兩岸與東北亞區域合作觀察日報海外版國際傳播中心編輯部聯合發行', 'جريدة المرفأ اليومية', 'Pneumonoultramicroscopicsilicovolcanoconiosis-Anzeiger'];
const headline = 'Le président de la commission des affaires étrangères se rend pour la troisième fois en deux semaines dans la capitale du pays voisin, où il s’entretient avec ses hôtes de gaz, de rails, de blé et d’une amitié sans limites';
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** More of everything than anybody should have: what the page must bear. */
export const crowd = {
  library: (library: LibraryInfo): LibraryInfo => ({
    ...library, name: 'press-2019-2024-all-outlets-second-export-with-corrections-by-the-library-of-the-institute', articles: 1_000_000, hits: 3_204_177, undated: 41_207, rejections: 12_408, in_bin: 4_210, bytes: 9_400_000_000,
    outlets: numbers(40).map((n) => outlet(n, library.outlets[n % library.outlets.length]!)),
    languages: ['zh', 'en', 'fr', 'ru', 'de', 'es', 'pt', 'it', 'ar', 'ja', 'ko', 'sr'].map((key, n) => ({ key, articles: 200_000 - n * 15_000 })),
    collections: numbers(12).map((n) => ({ key: n === 0 ? `${long} (collection)` : `press ${2013 + n}`, articles: 80_000 })),
    provenance: numbers(8).map((n) => ({ collection: `press ${2013 + n}`, told: { database: 'Europresse', query: '(“Chine” OU “Pékin” OU “Xi Jinping”) ET (“Russie” OU “Moscou” OU “Poutine”) SAUF “équipe de football”', from: '2019-01-01', to: '2024-12-31', exported_on: '2025-01-12', announced: 84_210 } })),
    published: 9_600,
  }),
  articles: ({ rows }: ArticlePage, offset: number, limit: number): ArticlePage => ({ total: 1_000_000, rows: numbers(limit).map((n) => row(rows[(offset + n) % rows.length]!, offset + n)) }),
  article: (view: ArticleView, id: number, megabytes = 0): ArticleView => ({ ...view, article: { ...view.article, id, title: headline, outlet: long, byline: long, body: `${view.article.body}\n\n${'Ein Absatz, der nicht endet. '.repeat(megabytes ? megabytes * 36_000 : 400)}` }, copies: numbers(30).map((n) => ({ ...(view.copies[0] ?? { article: 2, date: '2023-03-21', title: null, outlet: null }), article: 2 + n, outlet: n % 2 ? long : odd[1]!, title: headline })) as ArticleView['copies'] }),
  bin: ({ rows }: ArticlePage, offset: number, limit: number): BinPage => ({ total: 4_210, rows: numbers(limit).map((n) => row(rows[(offset + n) % rows.length]!, offset + n)) }),
  log: (offset: number, limit: number): LogLine[] => numbers(limit).map((n) => logLine(offset + n)),
  backups: (): BackupInfo[] => ['2026-01-02T03-04-05Z', '2026-01-01T03-04-05Z', 'before-format-17', 'before-format-18', 'replaced-2025-12-30T22-14-00Z', 'replaced-2025-12-29T22-14-00Z'].map((name, n) => ({ path: `/home/reader/${long}/press.backups/${name}.entente`, name, rolling: n < 2, bytes: 9_400_000_000 - n * 1_200_000 })),
  copies: (found: CopiesOutcome): CopiesOutcome => ({ ...found, stories: 84_211, copies: 310_422, most_carried: numbers(50).map((n) => ({ ...found.most_carried[0]!, article: n + 1, title: n % 2 ? headline : `${n}`, outlet: n % 3 ? odd[n % 4]! : long, articles: 412 - n, outlets: 38 })) }),
  refused: ([one]: Refused[]): Refused[] => numbers(200).map((n) => ({ ...one!, source: n % 3 ? `/home/reader/press/${n}.html` : `/home/reader/${long}/${long}.html`, item: n % 2 ? one!.item : 'a'.repeat(400) })),
  preview: (found: ImportPreview): ImportPreview => ({ ...found, files: [...numbers(4), ...numbers(36)].map((n, place) => previewed(found.files[n % found.files.length]!, place)) }),
  questions: ([one]: SavedQuestion[]): SavedQuestion[] => numbers(40).map((n) => ({ ...one!, name: n % 4 ? `Question ${n}` : `${headline} ${n}`, note: n % 3 ? '' : headline })),
  /** What is under way when the window opens. */
  jobs: (): Job[] => [
    { job: 'code-9', kind: 'code', stage: 'code', done: 412_000, total: 1_000_000, rate: 8_412, seconds_left: 4_200, state: 'running' },
    { job: 'import-9', kind: 'import', stage: 'read', done: 0, total: null, rate: null, seconds_left: null, state: 'failed', problem: { code: 'disk-full', message: `There is no room left on the disk that holds /home/reader/${long}.`, hint: 'Make room, then import the same files again.' } },
  ],
};

const outlet = (n: number, known: OutletInfo): OutletInfo => ({
  ...known, name: n < 2 ? `${long} ${n}` : n < 6 ? odd[n - 2]! : n < 14 ? known.name + (n < 6 ? '' : ` ${n}`) : `Outlet ${n}`, articles: 90_000 - n * 2_000, country: n % 3 ? 'CN' : null, kind: n % 2 ? 'state' : null, group: n % 5 ? null : 'Western public broadcasters and what belongs to them',
  aliases: n % 4 ? [] : ['XH', 'Xinhua News Agency', '新华社', long], merged: n % 6 ? [] : ['Agence Chine nouvelle', long],
});

const row = (known: ArticleRow, n: number): ArticleRow => ({ ...known, id: n + 1, title: n % 3 ? known.title : headline, outlet: n % 4 ? known.outlet : long, hits: n % 5 ? known.hits : 12_408 });

const previewed = (file: FilePreview, n: number): FilePreview => ({ ...file, source: n === 0 ? `/home/reader/${long}/${long}.csv` : file.source.replace('.', `-${n}.`), columns: n === 0 ? numbers(60).map((at) => `${at} ${long}`) : file.columns });

function logLine(n: number): LogLine {
  const what = ['edit', 'undo', 'redo', 'import', 'code', 'codebook', 'cleaning', 'originals', 'reread', 'backup', 'erased', 'restored'][n % 12]!;
  const told = n % 12 < 3 ? { what: ['outlet', 'articles', 'delete', 'hit', 'question'][n % 5]!, articles: n % 5 ? 41_207 : 0, ...(n % 2 ? { name: long } : {}), ...(n % 5 < 2 ? { set: { outlet: long, language: 'zh', date: null } } : {}) } : undefined;
  return { id: 5_000 - n, dated: n % 7 ? `2026-01-02T03:${String(59 - (n % 60)).padStart(2, '0')}:05Z` : '', what, detail: n % 24 === 3 ? `${long} ${long}` : '12,408 articles', ...(told ? { told, edit: n } : {}), undone: n % 24 === 0 };
}
