import type {
  Blind, Judgement, Packet, PacketOutcome, SampleInfo, SampleItem, SampleOptions, Settled, ValidationResult,
  ArticleFields, ArticleOrder, ArticlePage, ArticleView, BackupInfo, Behind, BinPage, CodebookBook, CodebookChange, CodebookEntry, CodebookImport, CodebookVersion, Comparison, CopiesOutcome, Coverage, Differences, Drop, Edit, EditMade, Erased, EventMark, Events, Explanation, ExportChoice, Exported, Figure, HandEdit, HandState, HitPage, HitRecord, ImportOptions, ImportPreview, Job, LibraryInfo, LineChoice, LineMark, LinePage, LogLine, NumberDiff, Problem, Provenance, Question, RecentLibrary, Refused, ReportOptions, RuleCount, SavedQuestion, Selection, Settings, Style, Trend, Unfinished, Verification, View, ViewTable, WhyNot,
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
  /** A view's table with what stands behind each row, its figure, and either as a file. */
  view(question: Question, view: View, language: string): Promise<ViewTable>;
  figureView(question: Question, view: View, style: Style): Promise<Figure>;
  viewSave(question: Question, view: View, style: Style, path: string): Promise<string>;
  coverageSave(selection: Selection, style: Style, path: string): Promise<string>;
  /** The person's own events, kept in the library; a list of them in a file. */
  ownEvents(): Promise<EventMark[]>;
  ownEventsKeep(events: EventMark[]): Promise<void>;
  eventsRead(path: string): Promise<EventMark[]>;
  hits(question: Question, at: { key?: string; period?: string; behind?: Behind }, offset: number, limit: number): Promise<HitPage>;
  /** The counted hits of the question as lines, ordered and grouped over all of them. */
  concordance(question: Question, choice: LineChoice, offset: number, limit: number): Promise<LinePage>;
  /** A job; `title` is the question in words. */
  concordanceSave(question: Question, choice: LineChoice, title: string, language: string, path: string): Promise<string>;
  markLine(mark: LineMark): Promise<void>;
  articles(selection: Selection, order: ArticleOrder, descending: boolean, offset: number, limit: number): Promise<ArticlePage>;
  article(id: number): Promise<ArticleView>;

  samples(): Promise<SampleInfo[]>;
  sampleDraw(options: SampleOptions): Promise<SampleInfo>;
  sampleDrop(sample: number): Promise<void>;
  /** In the order in which they are judged, with what the coder said; never with their codes. */
  sampleItems(sample: number, coder: string): Promise<SampleItem[]>;
  judge(sample: number, judgement: Judgement): Promise<SampleInfo>;
  /** Answers the sentence that is open again. */
  judgementUndo(sample: number, coder: string): Promise<string | null>;
  settle(sample: number, key: string, settled: Settled | null): Promise<void>;
  validationResult(sample: number): Promise<ValidationResult>;
  validationExport(sample: number, table: 'result' | 'recal' | 'misclassification', path: string): Promise<void>;
  packetOut(sample: number, coder: string, blind: Blind, path: string): Promise<number>;
  packetIn(path: string, coder: string | null, dated: string): Promise<PacketOutcome>;
  /** A packet is opened and judged without a library. */
  packetOpen(path: string): Promise<Packet>;
  packetJudge(path: string, coder: string, key: string, judgement: Judgement | null): Promise<Packet>;

  codebookBook(): Promise<CodebookBook>;
  codebookCheck(changes: CodebookChange[]): Promise<CodebookEntry[]>;
  /** A job; its outcome is the preview. */
  codebookPreview(changes: CodebookChange[], question: Question, style: Style): Promise<string>;
  codebookSave(changes: CodebookChange[], note: string, author: string, dated: string): Promise<CodebookVersion>;
  codebookBringBack(version: number, note: string, author: string, dated: string): Promise<CodebookVersion>;
  codebookImport(path: string, language: string): Promise<CodebookImport>;
  /** Answers the entries that the file's form cannot hold. */
  codebookExport(language: string, path: string): Promise<string[]>;
  setByHand(edit: HandEdit): Promise<HandState>;
  undoByHand(): Promise<HandState>;
  redoByHand(): Promise<HandState>;
  exportByHand(path: string): Promise<number>;
  why(hit: Pick<HitRecord, 'article' | 'zone' | 'start' | 'end' | 'concept'>): Promise<Explanation>;
  whyNot(article: number): Promise<WhyNot[]>;
  /** Changes by hand; each can be taken back. */
  edit(edit: Edit): Promise<EditMade>;
  undo(): Promise<EditMade | null>;
  redo(): Promise<EditMade | null>;
  edits(): Promise<EditMade[]>;
  editSelected(selection: Selection, set: ArticleFields): Promise<EditMade>;
  deleteSelected(selection: Selection): Promise<EditMade>;
  /** The newest lines first. */
  logLines(offset: number, limit: number): Promise<LogLine[]>;
  bin(offset: number, limit: number): Promise<BinPage>;
  /** For good; `backups` are those that go as well. A job that answers when it is done. */
  erase(backups: BackupInfo[]): Promise<Erased>;
  backups(): Promise<BackupInfo[]>;
  /** `due`: only where something changed since the last one. A job that answers when it is done. */
  backupMake(due: boolean): Promise<BackupInfo | null>;
  backupRestore(path: string): Promise<LibraryInfo>;
  libraryMove(folder: string): Promise<LibraryInfo>;
  /** Answers when it is done; meanwhile it is told of as a job, and can be stopped. */
  copies(threshold: number | null): Promise<CopiesOutcome>;
  differences(article: number, other: number): Promise<Differences>;

  reportPreview(question: Question, options: ReportOptions): Promise<string>;
  reportSave(question: Question, options: ReportOptions, path: string): Promise<string>;
  /** A saved report over the articles as they are now; answers what changed. */
  reportAgain(old: string, dated: string | null, path: string): Promise<NumberDiff>;
  verify(file: string): Promise<Verification>;
  /** A job that answers when it is done. */
  exportData(question: Question, choice: ExportChoice, path: string): Promise<Exported>;
  reportTemplateOpen(path: string): Promise<ReportOptions>;
  reportTemplateSave(options: ReportOptions, path: string): Promise<string>;

  questions(): Promise<SavedQuestion[]>;
  questionSave(name: string, question: Question, note: string): Promise<void>;
  questionDelete(name: string): Promise<void>;
  settings(): Promise<Settings>;
  settingsSave(settings: Settings): Promise<void>;
  openUrl(url: string): Promise<void>;
  /** Everything larger or smaller; 1 as designed. */
  zoom(factor: number): Promise<void>;
  print(): Promise<void>;
  /** Where a figure is saved that goes to the clipboard, and the picture that was saved there. */
  picturePath(): Promise<string>;
  pictureTake(): Promise<ArrayBuffer>;
  /** Puts it on the clipboard; false where the page must do that itself. */
  pictureClip(): Promise<boolean>;
  /** Shows the log file where it lies; answers its path. */
  logReveal(): Promise<string>;

  /** Native dialogs; null where the person thought better of it. */
  chooseLibrary(): Promise<string | null>;
  chooseNewLibrary(): Promise<string | null>;
  chooseFiles(): Promise<string[] | null>;
  chooseFolder(): Promise<string[] | null>;
  chooseSave(name: string): Promise<string | null>;

  /** Each answers how to stop listening. */
  onJob(hear: (job: Job) => void): () => void;
  onOpenLibrary(hear: (path: string) => void): () => void;
  onMenu(hear: (name: string) => void): () => void;
  onDrop(hear: (drop: Drop) => void): () => void;
}

let inWords = (problem: Problem): Problem => problem;

/** Whatever goes wrong from now on is told in these words. */
export function tellProblems(words: (problem: Problem) => Problem): void {
  inWords = words;
}

/** Makes of anything thrown the problem that a screen can show. */
export function problemOf(thrown: unknown): Problem {
  if (isProblem(thrown)) return inWords(thrown);
  if (typeof thrown === 'string') return { code: 'unexpected', message: thrown, hint: '' };
  return { code: 'unexpected', message: thrown instanceof Error ? thrown.message : String(thrown), hint: '' };
}

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown && 'hint' in thrown;
}
