import { getContext, setContext } from 'svelte';
import { problemOf, type Backend } from '../backend/backend';
import type { Behind, Edit, EditMade, Job, LibraryInfo, LineChoice, MarkChoice, PageWork, Problem, Question, Settings } from '../backend/types';
import { firstLook, type Look } from '../explore/look';
import { plainQuestion, sameQuestion, usefulPeriod } from '../question/question';
import { Words } from '../words/words.svelte';
import { back, begin, forward, visit, type History } from './history';
import { chosen } from './menu';

export const screens = ['library', 'trends', 'compare', 'explore', 'sentences', 'coverage', 'events', 'codebook', 'validate', 'report'] as const;
export type ScreenName = (typeof screens)[number] | 'start' | 'import' | 'settings' | 'help' | 'pinned';

/** A point of a figure that somebody chose. */
export interface At {
  key: string;
  period: string | null;
  /** What stands behind it, where series and period do not say it all. */
  behind?: Behind | null;
  /** What it is called. */
  title?: string;
}

/** Everything that back and forward bring back. */
export interface Place {
  screen: ScreenName;
  question: Question;
  baseline: string | null;
  /** What the explore screen looks at. */
  look: Look;
  at: At | null;
  /** The page of the guide that help shows. */
  page?: string | null;
}

/** What all screens share: the open library, the place one is at, the settings, and the work under way. */
export class App {
  readonly words = new Words();
  library = $state.raw<LibraryInfo | null>(null);
  settings = $state.raw<Settings>({ language: 'system', theme: 'system', backups: 2, zoom: 1, seed: 1, toured: true });
  systemDark = $state(false);
  jobs = $state.raw<Job[]>([]);
  /** A problem that belongs to no screen. */
  problem = $state.raw<Problem | null>(null);
  /** What became of the last change by hand; shown until it is dismissed. */
  changed = $state<'made' | 'undone' | 'nothing' | null>(null);
  /** Something to read that is no problem. */
  note = $state('');
  /** What a screen reader is told, politely. */
  spoken = $state('');
  /** Grows when the library's content or codings changed: answers are asked for again. */
  revision = $state(0);
  opening = $state(false);
  /** Files dropped on the window, for the import screen to look into. */
  dropped = $state.raw<string[]>([]);
  dropping = $state(false);
  /** A colleague's packet that is judged without a library. */
  packet = $state<string | null>(null);
  /** What trends are drawn with besides their points. */
  marks = $state.raw<MarkChoice>({ smooth: null, loess: null, changes: false, events: false, holes: true, without_one: false });
  /** Questions pinned to be read side by side, two at most. */
  pins = $state.raw<Question[]>([]);
  /** Where the tour is; null while nobody takes it. */
  touring = $state<number | null>(null);
  /** Articles that were opened and reports that were saved: the tour goes on from them. */
  articlesRead = $state(0);
  reportsSaved = $state(0);
  /** Saves the figure of this screen as a picture at a path; null where there is none. */
  picture: ((path: string) => Promise<unknown>) | null = null;
  /** Prints what this screen shows in place of the window; null where the window itself is printed. */
  printer: (() => void) | null = null;
  #works = 0;
  /** How the lines of the concordance are laid out. */
  lines = $state.raw<LineChoice>({ order: 'date', descending: false, group: null, seed: 1, context: 'sentence', marked: false });
  #history = $state.raw<History<Place>>(begin({ screen: 'start', question: plainQuestion('partnership'), baseline: null, look: firstLook, at: null }));

  readonly place = $derived(this.#history.here);
  readonly screen = $derived(this.place.screen);
  readonly question = $derived(this.place.question);
  readonly codebook = $derived(this.library?.codebook ?? null);
  readonly theme = $derived<'light' | 'dark'>(this.settings.theme === 'system' ? (this.systemDark ? 'dark' : 'light') : this.settings.theme);
  readonly canBack = $derived(this.#history.past.length > 0);
  readonly canForward = $derived(this.#history.ahead.length > 0);
  readonly running = $derived(this.jobs.filter((job) => job.state === 'running'));

  constructor(
    readonly backend: Backend,
    private readonly system: { language: string } = { language: 'en' },
  ) {}

  /** Reads settings, finds out whether a library is open, and starts to listen; answers how to stop. */
  async start(): Promise<() => void> {
    const stops = [
      this.backend.onJob((job) => this.hear(job)),
      this.backend.onOpenLibrary((path) => void this.open(() => this.backend.libraryOpen(path))),
      this.backend.onMenu((name) => chosen(name, this)),
      this.backend.onDrop(({ over, paths }) => this.drop(over, paths)),
    ];
    this.settings = await this.backend.settings().catch(() => this.settings);
    this.words.choose(this.settings.language, this.system.language);
    this.lines = { ...this.lines, seed: this.settings.seed };
    const library = await this.backend.libraryInfo().catch(() => null);
    if (library) this.enter(library);
    return () => stops.forEach((stop) => stop());
  }

  go(screen: ScreenName): void {
    if (screen !== this.screen) this.move({ screen, at: null });
  }

  /** Asks another question at the same screen. */
  ask(question: Question): void {
    if (!sameQuestion(question, this.question)) this.move({ question, at: null });
  }

  move(change: Partial<Place>): void {
    this.#history = visit(this.#history, { ...this.place, ...change });
  }

  back(): void {
    this.#history = back(this.#history);
  }

  forward(): void {
    this.#history = forward(this.#history);
  }

  /** Opens a page of the guide. */
  read(page: string): void {
    if (this.screen !== 'help' || this.place.page !== page) this.move({ screen: 'help', page, at: null });
  }

  /** Pins a question, or lets it go; of more than two the oldest goes. */
  pin(question: Question): void {
    const pinned = this.pins.some((other) => sameQuestion(other, question));
    this.pins = pinned ? this.pins.filter((other) => !sameQuestion(other, question)) : [...this.pins, question].slice(-2);
    this.spoken = pinned ? this.words.t.pinned.unpinned : this.words.t.pinned.pinned;
  }

  /** Begins the tour, on the sample collection. */
  async tour(): Promise<void> {
    await this.open(() => this.backend.librarySample());
    if (this.library) [this.touring] = [0, this.go('trends')];
  }

  async endTour(): Promise<void> {
    this.touring = null;
    if (!this.settings.toured) await this.save({ ...this.settings, toured: true });
  }

  /** Shows everything larger or smaller, and remembers it. */
  async zoom(factor: number): Promise<void> {
    const zoom = Math.round(Math.min(3, Math.max(0.5, factor)) * 100) / 100;
    if ((await this.try(async () => (await this.backend.zoom(zoom), true))) === undefined) return;
    await this.save({ ...this.settings, zoom });
    this.spoken = this.words.t.manners.zoomed(this.words.percent(zoom));
  }

  /** Puts the figure of this screen on the clipboard, with its title and footer. */
  async copyFigure(): Promise<void> {
    const draw = this.picture;
    if (!draw) return void (this.spoken = this.words.t.manners.noFigure);
    const copied = await this.try(async () => {
      await draw(await this.backend.picturePath());
      if (await this.backend.pictureClip()) return true;
      const bytes = await this.backend.pictureTake();
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
      return true;
    });
    if (copied) this.spoken = this.words.t.manners.figureCopied;
  }

  async print(): Promise<void> {
    if (this.printer) this.printer();
    else await this.try(() => this.backend.print());
  }

  async showLog(): Promise<void> {
    const path = await this.try(() => this.backend.logReveal());
    if (path) this.note = this.words.t.manners.logAt(path);
  }

  /** Shows beside all other work that one call is under way, until it is answered. */
  async working<T>(kind: PageWork, work: () => Promise<T>): Promise<T> {
    const job = `page-${++this.#works}`;
    this.jobs = [...this.jobs, { job, kind, stage: '', done: 0, total: null, rate: null, seconds_left: null, state: 'running' }];
    this.spoken = this.words.t.jobs.kinds[kind];
    try {
      return await work();
    } finally {
      this.dismiss(job);
    }
  }

  /** Opens what `work` opens, and goes to its first screen. */
  async open(work: () => Promise<LibraryInfo>): Promise<void> {
    this.opening = true;
    this.problem = null;
    try {
      this.enter(await work());
    } catch (thrown) {
      this.problem = problemOf(thrown);
    } finally {
      this.opening = false;
    }
  }

  async close(): Promise<void> {
    await this.backend.libraryClose().catch(() => undefined);
    this.library = null;
    this.jobs = [];
    this.#history = begin({ ...this.place, screen: 'start', at: null });
  }

  /** Reads again what the library holds, after something changed it. */
  async refresh(): Promise<void> {
    const path = this.library?.path;
    const library = await this.backend.libraryInfo().catch(() => null);
    // It may have been closed, or another one opened, in the meantime.
    if (!path || this.library?.path !== path) return;
    if (library) this.library = library;
    this.revision++;
  }

  /** Changes something by hand; questions are asked again, and the change can be taken back from the note that appears. */
  async change(edit: Edit): Promise<boolean> {
    return this.made(() => this.backend.edit(edit));
  }

  /** The same for a change that has a call of its own. What waits for coding after it is coded. */
  async made(work: () => Promise<unknown>): Promise<boolean> {
    let done = false;
    await this.try(async () => {
      await work();
      done = true;
    });
    if (done) await this.noteChange();
    return done;
  }

  /** Says that a change by hand was made, with the way back. */
  async noteChange(): Promise<void> {
    this.changed = 'made';
    await this.renew();
  }

  private async renew(): Promise<void> {
    await this.refresh();
    if ((this.library?.uncoded ?? 0) > 0 && !this.running.some(({ kind }) => kind === 'code')) void this.code();
  }

  async undo(): Promise<void> {
    await this.turn(() => this.backend.undo(), 'undone');
  }

  async redo(): Promise<void> {
    await this.turn(() => this.backend.redo(), 'made');
  }

  private async turn(work: () => Promise<EditMade | null>, done: 'made' | 'undone'): Promise<void> {
    const made = await this.try(work);
    if (made === undefined) return;
    this.changed = made ? done : 'nothing';
    if (made) await this.renew();
  }

  async code(): Promise<void> {
    await this.try(() => this.backend.codeStart());
  }

  async cancel(job: string): Promise<void> {
    await this.try(() => this.backend.jobCancel(job));
  }

  dismiss(job: string): void {
    this.jobs = this.jobs.filter((other) => other.job !== job);
  }

  async save(settings: Settings): Promise<void> {
    this.settings = settings;
    this.words.choose(settings.language, this.system.language);
    await this.try(() => this.backend.settingsSave(settings));
  }

  /** Does something whose failure is shown above every screen. */
  async try<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (thrown) {
      const problem = problemOf(thrown);
      // Who stops a work knows it.
      if (problem.code !== 'cancelled') this.problem = problem;
      return undefined;
    }
  }

  private enter(library: LibraryInfo): void {
    this.library = library;
    this.jobs = [];
    this.pins = [];
    const known = library.codebook?.concepts.some(({ id }) => id === this.question.concept);
    const concept = known ? this.question.concept : (library.codebook?.concepts[0]?.id ?? 'partnership');
    const screen = library.articles === 0 ? 'import' : 'trends';
    this.#history = begin({ screen, question: { ...plainQuestion(concept), by: usefulPeriod(library) }, baseline: null, look: firstLook, at: null });
    this.revision++;
    // A copy beside the library, where something changed since the last one; that it failed is told where backups are listed.
    if (!library.read_only) void this.backend.backupMake(true).catch(() => undefined);
    if (library.articles > 0 && library.uncoded > 0) void this.code();
  }

  private hear(told: Job): void {
    const job = told.problem ? { ...told, problem: problemOf(told.problem) } : told;
    const news = this.jobs.some((other) => other.job === job.job && other.state !== job.state) || !this.jobs.some((other) => other.job === job.job);
    const others = this.jobs.filter((other) => other.job !== job.job);
    // A backup is no news when it is done.
    this.jobs = job.kind === 'backup' && job.state === 'done' ? others : [...others, job];
    // A preview is the codebook screen's own: it changes nothing.
    if (job.state === 'running' || !news || job.kind === 'preview') return;
    this.spoken = job.state === 'done' ? this.words.t.jobs.ended[job.kind] : this.words.t.jobs[job.state];
    if (job.kind === 'backup' || job.kind === 'export' || job.kind === 'index') return;
    void this.refresh().then(() => {
      const changed = job.kind === 'import' || job.kind === 'clean' || job.kind === 'reread';
      if (changed && job.state === 'done' && (this.library?.uncoded ?? 0) > 0) void this.code();
      // The search gets ready beside everything else, so that the first one need not wait.
      if (job.kind === 'code' && job.state === 'done') void this.backend.indexStart().catch(() => undefined);
    });
  }

  private drop(over: boolean, paths: string[]): void {
    this.dropping = over;
    if (over || paths.length === 0) return;
    const library = paths.find((path) => path.endsWith('.entente'));
    if (library) return void this.open(() => this.backend.libraryOpen(library));
    this.dropped = paths;
    if (this.library) this.go('import');
    else this.problem = { code: 'no-library', message: this.words.t.import.needsLibrary, hint: '' };
  }
}

const key = Symbol('app');

export function shareApp(app: App): App {
  return setContext(key, app);
}

export function useApp(): App {
  return getContext<App>(key);
}
