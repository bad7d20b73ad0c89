/** The shapes that cross between page and engine, and the few that belong to the window alone. */
export type Precision = 'year' | 'month' | 'day' | 'minute';
export type Zone = 'kicker' | 'title' | 'lead' | 'body' | 'caption' | 'credit' | 'dateline' | 'byline' | 'boilerplate';
export type Extent = 'full' | 'cut' | 'lead' | 'headline' | 'none';
export type Stance = 'asserted' | 'distanced' | 'negated';
export type Voice = 'narrated' | 'quoted';
export type NotCounted = 'negated' | 'repeated';
export type Measure = 'share' | 'per-1000-sentences' | 'per-10000-words' | 'hits' | 'articles';
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type Split = 'outlet' | 'language' | 'category' | 'voice' | 'stance' | 'none';
export type Among = 'all' | 'both-actors';
export type Copies = 'all' | 'per-outlet' | 'per-story';
export type Theme = 'light' | 'dark' | 'print';
export type Span = { start: number; end: number };
export type ZoneSpan = { zone: Zone; start: number; end: number };
export type Selection = { from: string | null; to: string | null; outlets: string[]; languages: string[]; collections: string[]; search: string | null };
export type Question = { concept: string; categories: string[]; measure: Measure; by: Period; split: Split; among: Among; copies: Copies; stances: Stance[]; voices: Voice[]; selection: Selection };
export type OutletInfo = { name: string; articles: number; country: string | null; kind: string | null; aliases: string[] };
export type Tally = { key: string; articles: number };
export type ExpressionInfo = { id: string; language: string; patterns: string[]; hits: number | null };
export type CategoryInfo = { id: string; title: Record<string, string>; definition: Record<string, string>; expressions: ExpressionInfo[] };
export type ConceptInfo = { id: string; title: Record<string, string>; definition: Record<string, string>; categories: CategoryInfo[] };
export type CodebookInfo = { name: string; hash: string; pair: string[]; languages: string[]; concepts: ConceptInfo[] };
export type LibraryInfo = { path: string; name: string; articles: number; undated: number; uncoded: number; hits: number; rejections: number; outlets: OutletInfo[]; languages: Tally[]; collections: Tally[]; first_day: string | null; last_day: string | null; codebook: CodebookInfo | null; library: string };
export type Rejection = { source: string; position: string; reason: string };
export type FileOutcome = { source: string; format: string; encoding: string | null; announced: number | null; read: number; added: number; refused: number; notes: string[] };
export type ImportOutcome = { articles_added: number; articles_known: number; copies_linked: number; rejected: Rejection[]; seconds: number; files: FileOutcome[] };
export type CodingOutcome = { codebook: string; articles_coded: number; hits: number; seconds: number };
export type ArticleRecord = { id: number; external_id: string | null; outlet: string | null; date: string | null; precision: string | null; language: string | null; title: string | null; body: string; byline: string | null; url: string | null; source: string; collection: string | null; story: number | null; zones: ZoneSpan[]; extent: Extent; extra: Record<string, unknown> };
export type Reason = { about: string; what: string; rule: string; words: string; zone: Zone | null; at: Span | null };
export type Explanation = { reasons: Reason[] };
export type HitRecord = { article: number; external_id: string | null; outlet: string | null; date: string | null; language: string | null; title: string | null; zone: Zone; sentence_start: number; sentence_end: number; start: number; end: number; text: string; sentence: string; concept: string; category: string; expression: string; actors: string[]; claimants: string[]; voice: Voice; speaker: string; stance: Stance; counted: boolean; not_counted?: NotCounted; why?: Explanation };
export type HitPage = { hits: number; sentences: number; articles: number; rows: HitRecord[] };
export type CopyInfo = { article: number; outlet: string | null; date: string | null; title: string | null };
export type ArticleView = { article: ArticleRecord; hits: HitRecord[]; copies: CopyInfo[] };
export type Exposure = { articles: number; articles_with_hit: number; hits: number; sentences: number; words: number };
export type Point = { period: string; value: number | null; low: number | null; high: number | null } & Exposure;
export type Series = { key: string; points: Point[] };
export type LeftOut = { undated: number; too_coarse_a_date: number; no_text: number };
export type Trend = { question: Question; codebook: string; library: string; series: Series[]; left_out: LeftOut; total: Exposure };
export type ComparisonRow = { key: string; value: number | null; low: number | null; high: number | null; ratio: number | null; ratio_low: number | null; ratio_high: number | null; p: number | null; q: number | null } & Exposure;
export type Comparison = { question: Question; baseline: string | null; codebook: string; library: string; rows: ComparisonRow[]; left_out: LeftOut; tests: number };
export type PlotArea = { left: number; top: number; right: number; bottom: number };
export type Region = { key: string; period: string | null; x: number; y: number; reach: number; title: string; lines: string[]; counts: Exposure };
export type Figure = { svg: string; width: number; height: number; regions: Region[]; plot: PlotArea; description: string };
export type Style = { language: string; theme: Theme; width: number; height: number; scale: number; bare: boolean; selected: string | null };
export type Problem = { code: string; message: string; hint: string };
export type Mapping = { id: string | null; outlet: string | null; date: string | null; language: string | null; title: string | null; body: string | null; url: string | null; byline: string | null };
export type ImportOptions = { collection: string | null; outlet: string | null; language: string | null; format: string | null; mapping: Mapping | null };
export type SampleArticle = { outlet: string | null; date: string | null; language: string | null; title: string | null; body: string; position: string };
export type FilePreview = { source: string; format: string; encoding: string | null; columns: string[]; mapping: Mapping | null; articles: SampleArticle[]; rejected: Rejection[]; notes: string[] };
export type ImportPreview = { files: FilePreview[]; more_files: number };
export type SavedQuestion = { name: string; note: string; question: Question };

/** A library that was open before. */
export type RecentLibrary = { path: string; name: string; opened: string; exists: boolean };
export type Settings = { language: 'system' | 'en' | 'fr'; theme: 'system' | 'light' | 'dark' };
export type JobKind = 'import' | 'code';
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';
/** Where a long work stands; `seconds_left` is absent while nothing can be said. */
export type Job = { job: string; kind: JobKind; stage: string; done: number; total: number | null; rate: number | null; seconds_left: number | null; state: JobState; outcome?: ImportOutcome | CodingOutcome | null; problem?: Problem | null };
export type ReportOptions = { title: string | null; language: 'en' | 'fr'; theme: 'light' | 'dark' | 'print'; baseline: string | null; sentences: number };
/** One line of the list of articles. */
export type ArticleRow = { id: number; outlet: string | null; date: string | null; language: string | null; title: string | null; collection: string | null; hits: number };
export type ArticlePage = { total: number; rows: ArticleRow[] };
export type ArticleOrder = 'date' | 'outlet' | 'language' | 'title' | 'hits';
/** Files held over the window or let go there. */
export type Drop = { over: boolean; paths: string[] };
