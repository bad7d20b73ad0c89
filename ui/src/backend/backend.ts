import type {
  ArticleOrder, ArticlePage, ArticleView, Comparison, Coverage, Drop, Events, Figure, HitPage, ImportOptions, ImportPreview, Job, LibraryInfo, Problem,
  Question, RecentLibrary, Provenance, Refused, ReportOptions, RuleCount, SavedQuestion, Unfinished, Selection, Settings, Style, Trend,
} from './types';

/** What the page asks of the program. Every call that fails throws a `Problem`. */
export interface Backend {
  recent(): Promise<RecentLibrary[]>;
  libraryOpen(path: string): Promise<LibraryInfo>;
  libraryCreate(path: string): Promise<LibraryInfo>;
  librarySample(): Promise<LibraryInfo>;
  libraryClose(): Promise<void>;
  libraryInfo(): Promise<LibraryInfo | null>;

  /** `whole`: to the last article; else the beginning of each file, at once. */
  importPreview(paths: string[], options: ImportOptions, whole: boolean): Promise<ImportPreview>;
  importUnfinished(): Promise<Unfinished | null>;
  importForget(): Promise<void>;
  importStart(paths: string[], options: ImportOptions): Promise<string>;
  codeStart(): Promise<string>;
  jobCancel(job: string): Promise<void>;
  indexStart(): Promise<string>;
  rejections(): Promise<Refused[]>;

  cleaning(): Promise<RuleCount[]>;
  cleaningStart(rulesOff: string[]): Promise<string>;
  originalsDrop(): Promise<void>;
  rereadStart(): Promise<string>;
  provenanceAdd(collection: string | null, told: Provenance): Promise<void>;
  provenanceForget(collection: string | null): Promise<void>;
  publishedAdd(path: string): Promise<number>;
  publishedForget(): Promise<void>;

  trend(question: Question): Promise<Trend>;
  figureTrend(question: Question, style: Style): Promise<Figure>;
  compare(question: Question, baseline: string | null): Promise<Comparison>;
  figureCompare(question: Question, baseline: string | null, style: Style): Promise<Figure>;
  figureSave(question: Question, style: Style, path: string): Promise<string>;
  compareSave(question: Question, baseline: string | null, style: Style, path: string): Promise<string>;
  coverage(selection: Selection): Promise<Coverage>;
  figureCoverage(selection: Selection, style: Style): Promise<Figure>;
  events(question: Question, windowDays: number, language: string): Promise<Events>;
  hits(question: Question, at: { key?: string; period?: string }, offset: number, limit: number): Promise<HitPage>;
  articles(selection: Selection, order: ArticleOrder, descending: boolean, offset: number, limit: number): Promise<ArticlePage>;
  article(id: number): Promise<ArticleView>;

  reportPreview(question: Question, options: ReportOptions): Promise<string>;
  reportSave(question: Question, options: ReportOptions, path: string): Promise<string>;

  questions(): Promise<SavedQuestion[]>;
  questionSave(name: string, question: Question, note: string): Promise<void>;
  questionDelete(name: string): Promise<void>;
  settings(): Promise<Settings>;
  settingsSave(settings: Settings): Promise<void>;
  openUrl(url: string): Promise<void>;

  /** Native dialogs; null where the person thought better of it. */
  chooseLibrary(): Promise<string | null>;
  chooseNewLibrary(): Promise<string | null>;
  chooseFiles(): Promise<string[] | null>;
  chooseFolder(): Promise<string[] | null>;
  chooseSave(name: string): Promise<string | null>;

  /** Each answers how to stop listening. */
  onJob(hear: (job: Job) => void): () => void;
  onOpenLibrary(hear: (path: string) => void): () => void;
  onDrop(hear: (drop: Drop) => void): () => void;
}

/** Makes of anything thrown the problem that a screen can show. */
export function problemOf(thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  if (typeof thrown === 'string') return { code: 'unexpected', message: thrown, hint: '' };
  return { code: 'unexpected', message: thrown instanceof Error ? thrown.message : String(thrown), hint: '' };
}

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown && 'hint' in thrown;
}
