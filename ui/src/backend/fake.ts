import type { Backend } from './backend';
import { fakeCare } from './fakeCare';
import { crowd } from './fakeCrowd';
import { fakeEditing } from './fakeEditing';
import { fakeValidating } from './fakeValidating';
import { FakeLines } from './fakeLines';
import type {
  ArticlePage, ArticleRow, ArticleView, Behind, Comparison, CopiesOutcome, Differences, EditMade, Events, Figure, HitPage, HitRecord, ImportOptions, ImportOutcome, Job, LibraryInfo, NumberDiff, Problem, Provenance, Question, Refused, RiskyPlace, RuleCount, SavedQuestion, Selection, Settings, Style, Trend, Unfinished, View, ViewTable,
} from './types';

/** What a test or an address asks the fake to be like. */
export interface Circumstances {
  /** Which library is open at the start. */
  library?: 'none' | 'sample' | 'empty' | 'uncoded' | 'crowded';
  settings?: Partial<Settings>;
  /** Calls that fail, by name, with the problem they throw. */
  failing?: Partial<Record<keyof Backend, Problem>>;
  unfinished?: Unfinished | undefined;
  /** The library lies where others copy it, or cannot be written. */
  risky?: RiskyPlace;
  readOnly?: boolean;
  /** Milliseconds between two reports of a job. */
  pace?: number;
  /** How long an article of a crowded library is. */
  megabytes?: number;
}

const nothingDiffers: NumberDiff = { same: true, compared: 120, changed: [], only_first: [], only_second: [], tables_only_first: [], tables_only_second: [], circumstances: [] };

/** Answers from `tests/fixtures/ipc`, so that the page runs in a browser and in tests without the program. */
export function fake(read: (name: string) => Promise<string>, circumstances: Circumstances = {}): Backend & { saved: string[]; opened: string[]; choose(name: string): void; asked: { paths: string[]; options: ImportOptions; whole: boolean }[] } {
  const stored = async <T>(name: string): Promise<T> => JSON.parse(await read(`${name}.json`)) as T;
  const pace = circumstances.pace ?? 400;
  let open = circumstances.library ?? 'none';
  let settings: Settings = { language: 'system', theme: 'system', backups: 2, zoom: 1, seed: 1, toured: true, ...circumstances.settings };
  const lines = new FakeLines();
  const menu = new Set<(name: string) => void>();
  let questions: SavedQuestion[] | undefined;
  const jobs = new Set<(job: Job) => void>();
  const stopped = new Set<string>();
  let works = 0;
  const saved: string[] = [];
  const asked: { paths: string[]; options: ImportOptions; whole: boolean }[] = [];
  let kept = { files: 3, bytes: 412_000, packed: 61_000 };
  let provenance: { collection: string | null; told: Provenance }[] = [];
  let published = 0;
  const opened: string[] = [];

  const crowded = () => open === 'crowded';
  const editing = fakeEditing(stored);
  let risky: RiskyPlace | null = circumstances.risky ?? null;
  const validating = fakeValidating(stored);
  const info = async (): Promise<LibraryInfo> => {
    const library = { ...(await stored<LibraryInfo>('library-info')), originals: kept, provenance, published, rejections: (await stored<Refused[]>('rejections')).length, ...editing.state(), ...care.state(), ...(risky ? { risky_place: risky } : {}), ...(circumstances.readOnly ? { read_only: true } : {}) };
    if (open === 'empty') return { ...library, articles: 0, hits: 0, undated: 0, rejections: 0, outlets: [], languages: [], collections: [], first_day: null, last_day: null };
    if (crowded()) return crowd.library(library);
    return open === 'uncoded' ? { ...library, uncoded: library.articles, hits: 0 } : library;
  };
  /** As the program: what is not coded cannot be asked about. */
  const coded = async <T>(answer: () => Promise<T>): Promise<T> => {
    if (open === 'uncoded') throw { code: 'not-coded', message: 'The articles of this library are not coded yet.', hint: 'Code them.' } satisfies Problem;
    return answer();
  };
  const run = (job: Job, finish: () => Promise<Partial<Job>>) => {
    const step = (done: number) => {
      const report = (news: Partial<Job>) => jobs.forEach((hear) => hear({ ...job, done, ...news }));
      if (stopped.has(job.job)) return report({ state: 'cancelled' });
      if (done >= job.total!) return void finish().then((news) => report({ state: 'done', seconds_left: null, ...news }));
      report({ rate: 8400, seconds_left: Math.ceil((job.total! - done) / 100) });
      setTimeout(step, pace, done + 100);
    };
    setTimeout(step, pace, 0);
    return job.job;
  };
  const begin = (kind: Job['kind'], stage: string): Job => ({ job: `${kind}-1`, kind, stage, done: 0, total: 400, rate: null, seconds_left: null, state: 'running' });
  /** A job whose end is waited for, as the program's are. */
  const worked = <T>(kind: Job['kind'], stage: string, finish: () => Promise<T>): Promise<T> =>
    new Promise((done, fail) => {
      const job = { ...begin(kind, stage), job: `${kind}-${++works}` };
      const hear = ({ job: name, state }: Job) => {
        if (name !== job.job || state === 'running') return;
        jobs.delete(hear);
        if (state === 'cancelled') fail({ code: 'cancelled', message: 'The work was stopped.', hint: '' } satisfies Problem);
      };
      jobs.add(hear);
      run(job, async () => {
        const outcome = await finish();
        done(outcome);
        return { outcome: outcome as Job['outcome'] };
      });
    });
  const save = async (path: string) => (saved.push(path), path);

  const found = async (selection: Selection) => {
    const { rows } = await stored<ArticlePage>('articles');
    return rows.filter(
      (row) =>
        (selection.outlets.length === 0 || selection.outlets.includes(row.outlet ?? '')) &&
        (selection.languages.length === 0 || selection.languages.includes(row.language ?? '')) &&
        (!selection.search || (row.title ?? '').toLowerCase().includes(selection.search.toLowerCase())),
    );
  };

  const care = fakeCare(async () => (await stored<ArticlePage>('articles')).rows, found);

  const backend: Backend = {
    recent: () => stored('recent'),
    libraryOpen: async () => ((open = 'sample'), info()),
    libraryCreate: async () => ((open = 'empty'), info()),
    librarySample: async () => ((open = 'sample'), info()),
    libraryClose: async () => void (open = 'none'),
    libraryInfo: async () => (open === 'none' ? null : info()),

    importPreview: (paths, options, whole) => (asked.push({ paths, options, whole }), stored('import-preview')),
    importUnfinished: async () => circumstances.unfinished ?? null,
    importForget: async () => void (circumstances.unfinished = undefined),
    importStart: async () => run(begin('import', 'read'), async () => ((open = 'uncoded'), { outcome: await stored<ImportOutcome>('import-outcome') })),
    codeStart: async () => run(begin('code', 'code'), async () => ((open = 'sample'), editing.coded(), { outcome: { codebook: 'sha256:3f9ac1', articles_coded: 181, hits: 456, seconds: 0.8 } })),
    jobCancel: async (job) => void stopped.add(job),
    indexStart: async () => 'index-1',
    rejections: () => stored('rejections'),
    cleaning: () => stored<RuleCount[]>('cleaning'),
    cleaningStart: async () => run(begin('clean', 'clean'), async () => ({ outcome: { articles_changed: 12, rules: [] } })),
    originalsDrop: async () => void (kept = { files: 0, bytes: 0, packed: 0 }),
    rereadStart: async () => run(begin('reread', 'reread'), async () => ({ outcome: { files: 3, articles_unchanged: 3, articles_added: 0, articles_removed: 0, refused: 0 } })),
    provenanceAdd: async (collection, told) => void (provenance = [...provenance, { collection, told }]),
    provenanceForget: async (collection) => void (provenance = provenance.filter((one) => one.collection !== collection)),
    publishedAdd: async () => (published = 24),
    publishedForget: async () => void (published = 0),

    trend: (question) => coded(async () => ({ ...(await stored<Trend>(`trend-${split(question)}`)), question })),
    figureTrend: (question, style) => coded(() => stored<Figure>(`figure-trend-${split(question)}-${look(style)}`)),
    compare: async (question, baseline) => ({ ...(await stored<Comparison>(baseline ? 'compare-baseline' : 'compare')), question, baseline }),
    figureCompare: (_, __, style) => stored<Figure>(`figure-compare-${look(style)}`),
    figureSave: (_, __, path) => save(path),
    compareSave: (_, __, ___, path) => save(path),
    coverage: () => stored('coverage'),
    figureCoverage: (_, style) => stored<Figure>(`figure-coverage-${look(style)}`),
    events: (question, windowDays) => coded(async () => ({ ...(await stored<Events>('events')), question, window_days: windowDays })),
    view: (question, view) => coded(async () => ({ ...(await stored<ViewTable>(`view-${viewName(view)}`)), question })),
    figureView: (_, view, style) => coded(() => stored<Figure>(`figure-view-${viewName(view)}-${look(style)}`)),
    viewSave: (_, __, ___, path) => save(path),
    coverageSave: (_, __, path) => save(path),
    ownEvents: async () => [...care.ownEvents()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    ownEventsKeep: async (kept) => void (await care.backend.edit({ edit: 'events', kept })),
    eventsRead: async () => [{ date: '2023-03-20', title: 'Visit to the harbour', source: 'a diary' }],
    hits: async (question, at, offset, limit) => page(editing.page(await stored<HitPage>('hits'), question), question, at, offset, limit),
    concordance: (question, choice, offset, limit) => coded(async () => lines.page(page(editing.page(await stored<HitPage>('hits'), question), question, {}, 0, 10_000).rows, choice, offset, limit)),
    concordanceSave: async (_, __, ___, ____, path) => run(begin('export', 'lines'), async () => (await save(path), { outcome: { lines: 456, path } })),
    markLine: async (mark) => lines.mark(mark),
    articles: async (selection, order, descending, offset, limit) => {
      const wanted = care.apply({ total: 0, rows: await found(selection) }).rows;
      const by = (row: ArticleRow) => row[order] ?? '';
      wanted.sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.id - b.id) * (descending ? -1 : 1));
      return { total: open === 'empty' ? 0 : wanted.length, rows: wanted.slice(offset, offset + limit) };
    },
    article: async (id) => {
      const view = (await stored<Record<string, ArticleView>>('article-views'))[String(id)];
      if (!view) throw { code: 'article-unknown', message: `There is no article ${id}.`, hint: 'Open the list again.' } satisfies Problem;
      return { ...view, article: care.record(view.article), hits: view.hits.map(editing.hit) };
    },

    ...editing.backend,
    ...validating,
    codebookPreview: async (changes) => run(begin('preview', 'preview'), async () => ({ outcome: await editing.preview(changes) })),
    exportByHand: async (path) => (await save(path), editing.state().by_hand.decisions),
    codebookExport: async (_, path) => (await save(path), []),
    ...care.backend,
    setByHand: async (edit) => {
      const state = await editing.backend.setByHand(edit);
      await care.backend.edit({ edit: 'hit', decision: 1, article: edit.place.article, holds: true });
      return state;
    },
    undo: async () => both(await care.backend.undo(), editing.backend.undoByHand),
    redo: async () => both(await care.backend.redo(), editing.backend.redoByHand),
    backupRestore: async () => info(),
    libraryMove: async () => ((risky = null), info()),
    copies: async (threshold) => (threshold === null ? stored('copies') : worked('group', 'copies', async () => ({ ...(await stored<CopiesOutcome>('copies')), threshold }))),
    erase: (backups) => worked('erase', 'erase', () => care.backend.erase(backups)),
    backupMake: async (due) => (due ? null : worked('backup', 'backup', () => care.backend.backupMake(false))),
    differences: async (article, other) => ({ ...(await stored<Differences>('differences')), article, other }),

    reportPreview: () => read('report.html'),
    reportSave: (_, __, path) => save(path),
    reportAgain: async (_, __, path) => (await save(path), { ...nothingDiffers, same: false, changed: ['RT', 'TASS'].map((row) => ({ table: 'Outlets', row, column: 'Articles', before: 10, after: 11 })) }),
    verify: async () => ({ same: true, identical: true, format: 'html', recipe: '7Q2M-K8XP', compared_by: 'file and numbers', difference: nothingDiffers, altered: [], notes: [] }),
    exportData: (_, __, path) => worked('export', 'export', async () => ({ files: [{ path: await save(path), rows: 181, sheets: 1 }], notes: [] })),
    reportTemplateOpen: async () => ({ title: 'Ours', language: 'fr', theme: 'print', baseline: null, sentences: 1, dated: null, sections: [{ id: 'methods', text: 'Own words.' }, { id: 'text', heading: 'Background', text: 'Why.' }] }),
    reportTemplateSave: (_, path) => save(path),
    questions: async () => (questions ??= await stored<SavedQuestion[]>('questions')),
    questionSave: async (name, question, note) => {
      questions = [...(await backend.questions()).filter((saved) => saved.name !== name), { name, question, note }];
    },
    questionDelete: async (name) => void (questions = (await backend.questions()).filter((saved) => saved.name !== name)),
    settings: async () => settings,
    settingsSave: async (wanted) => void (settings = wanted),
    openUrl: async (url) => void opened.push(url),
    zoom: async (factor) => void (settings = { ...settings, zoom: factor }),
    print: async () => void opened.push('print'),
    picturePath: async () => '/home/reader/figure.png',
    pictureClip: async () => (opened.push('clipboard'), true),
    pictureTake: async () => new ArrayBuffer(8),
    logReveal: async () => '/home/reader/logs/Entente.log',

    chooseLibrary: async () => '/home/reader/press-2021-2024.entente',
    chooseNewLibrary: async () => '/home/reader/new.entente',
    chooseFiles: async () => ['/home/reader/dailies.csv', '/home/reader/note.txt'],
    chooseFolder: async () => ['/home/reader/press'],
    chooseSave: async (name) => `/home/reader/${name}`,
    onJob: (hear) => (jobs.add(hear), () => void jobs.delete(hear)),
    onOpenLibrary: () => () => {},
    onMenu: (hear) => (menu.add(hear), () => void menu.delete(hear)),
    onDrop: () => () => {},
  };
  if (crowded()) Object.assign(backend, crowding(backend, stored, circumstances.megabytes));
  for (const [call, problem] of Object.entries(circumstances.failing ?? {})) {
    Object.assign(backend, { [call]: async () => Promise.reject(problem) });
  }
  return Object.assign(backend, { saved, opened, asked, choose: (name: string) => menu.forEach((hear) => hear(name)) });
}

/** The calls whose answers a crowded library makes long. */
function crowding(backend: Backend, stored: <T>(name: string) => Promise<T>, megabytes?: number): Partial<Backend> {
  const { article, questions, copies, onJob } = backend;
  return {
    articles: async (_, __, ___, offset, limit) => crowd.articles(await stored('articles'), offset, limit),
    article: async (id) => crowd.article(await article(((id - 1) % 181) + 1), id, megabytes),
    bin: async (offset, limit) => crowd.bin(await stored('articles'), offset, limit),
    logLines: async (offset, limit) => crowd.log(offset, limit),
    backups: async () => crowd.backups(),
    copies: async (threshold) => crowd.copies(await copies(threshold)),
    rejections: async () => crowd.refused(await stored('rejections')),
    importPreview: async () => crowd.preview(await stored('import-preview')),
    questions: async () => crowd.questions(await questions()),
    onJob: (hear) => (crowd.jobs().forEach((job, n) => setTimeout(hear, 50 + n, job)), onJob(hear)),
  };
}

/** A decision by hand stands in the one history, and in the list of decisions. */
async function both(made: EditMade | null, hand: () => Promise<unknown>): Promise<EditMade | null> {
  if (made?.edit.edit === 'hit') await hand();
  return made;
}

const split = (question: Question) => (question.split === 'none' ? 'none' : 'outlet');
/** Figures are stored in two looks: English and light, French and dark. */
const look = (style: Style) => (style.theme === 'dark' ? 'fr-dark' : 'en-light');

/** A view is stored once a kind, over time or not, of one expression or of all. */
const viewName = (view: View) => `${view.kind}${view.kind === 'quadrants' && view.over_time ? '-time' : ''}${view.kind === 'spread' && view.expression ? '-one' : ''}`;

function page(all: HitPage, question: Question, at: { key?: string; period?: string; behind?: Behind }, offset: number, limit: number): HitPage {
  const { outlets = [], voice, expression, article } = at.behind ?? {};
  const wanted = (hit: HitRecord) =>
    hit.concept === question.concept &&
    (outlets.length === 0 || outlets.includes(hit.outlet ?? '')) &&
    (!voice || hit.voice === voice) &&
    (!expression || hit.expression === expression) &&
    (!article || hit.article === article) &&
    (!at.key || at.key === 'all' || hit.outlet === at.key) &&
    (!at.period || within(hit.date ?? '', at.period)) &&
    (question.selection.outlets.length === 0 || question.selection.outlets.includes(hit.outlet ?? ''));
  const rows = all.rows.filter(wanted);
  const places = new Set(rows.map((hit) => `${hit.article} ${hit.zone} ${hit.sentence_start}`));
  return {
    hits: rows.filter((hit) => hit.counted).length,
    sentences: places.size,
    articles: new Set(rows.map((hit) => hit.article)).size,
    rows: rows.slice(offset, offset + limit),
  };
}

/** Whether a date lies in a year, a quarter, a month or a day. */
function within(date: string, period: string): boolean {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return date.startsWith(period);
  return date.startsWith(quarter[1]!) && Math.ceil(Number(date.slice(5, 7)) / 3) === Number(quarter[2]);
}

/** What an address such as `?theme=dark&lang=fr&library=empty` asks for. */
export function circumstancesOf(address: URLSearchParams): Circumstances {
  const library = (['none', 'sample', 'empty', 'uncoded', 'crowded'] as const).find((state) => state === address.get('library'));
  const theme = (['light', 'dark'] as const).find((name) => name === address.get('theme')) ?? 'system';
  const language = (['en', 'fr'] as const).find((name) => name === address.get('lang')) ?? 'system';
  const pace = Number(address.get('pace')) || undefined;
  const risky = (['dropbox', 'network'] as const).find((place) => place === address.get('risky'));
  // `failing=edit:library-locked`: a call, and the code of what it throws
  const [call, code] = (address.get('failing') ?? '').split(':');
  const failing = call && code ? { failing: { [call]: { code, message: code, hint: '' } } } : {};
  const megabytes = Number(address.get('long')) || 0;
  return { library: library ?? 'none', ...failing, ...(megabytes ? { megabytes } : {}), settings: { theme, language }, ...(pace ? { pace } : {}), ...(risky ? { risky } : {}), ...(address.has('readonly') ? { readOnly: true } : {}) };
}
