import type { App } from '../app/app.svelte';
import { problemOf } from '../backend/backend';
import type { CategoryDraft, CodebookBook, CodebookChange, CodebookEntry, CodebookPreview, ConceptInfo, EntryDraft, Job, Problem } from '../backend/types';
import { screenStyle } from '../figure/style';
import { Answer } from '../shared/answer.svelte';

/** Which entries are listed. */
export const shows = ['all', 'none', 'off', 'mine'] as const;
export type Show = (typeof shows)[number];

/** The place of the look-alikes of a concept among its categories. */
export const decoys = '/decoys';

const drafts = new WeakMap<App, CodebookScreen>();

/** The codebook as a book that can be written in: one category open, its entries in one language, and a draft of changes. */
export class CodebookScreen {
  /** The screen of an open window: its draft stays while one looks at other screens. */
  static of(app: App): CodebookScreen {
    const kept = drafts.get(app);
    if (kept && kept.library === app.library?.path) return kept;
    const made = new CodebookScreen(app, app.library?.path);
    drafts.set(app, made);
    return made;
  }

  concept = $state('');
  category = $state('');
  language = $state('');
  filter = $state('');
  show = $state<Show>('all');
  readonly book = new Answer<CodebookBook>();
  readonly checked = new Answer<CodebookEntry[]>();
  changes = $state.raw<CodebookChange[]>([]);
  editing = $state.raw<{ key: string | null; draft: EntryDraft; options: string[] } | null>(null);
  /** A new concept (`null`), or a new category of this one, under the pen. */
  adding = $state.raw<{ concept: string | null } | null>(null);
  /** What is wrong with the entry under the pen. */
  wrong = $state.raw<Problem | null>(null);
  checking = $state(false);
  previewJob = $state<string | null>(null);
  preview = $state.raw<CodebookPreview | null>(null);
  previewProblem = $state.raw<Problem | null>(null);
  /** What an import could not tell, or where an export lies. */
  told = $state.raw<{ text: string; list: string[] } | null>(null);

  readonly codebook = $derived.by(() => this.app.codebook);
  /** The concepts of the codebook and those of the draft. */
  readonly concepts = $derived(drafted(this.codebook?.concepts ?? [], this.changes));
  readonly openConcept = $derived(this.concepts.find(({ id }) => id === this.concept) ?? this.concepts[0]);
  readonly openCategory = $derived(this.category === decoys ? null : (this.openConcept?.categories.find(({ id }) => id === this.category) ?? this.openConcept?.categories[0] ?? null));
  readonly openLanguage = $derived(this.codebook?.languages.includes(this.language) ? this.language : (this.codebook?.languages[0] ?? ''));
  readonly entries = $derived.by(() => (this.changes.length > 0 ? (this.checked.value ?? this.book.value?.entries ?? []) : (this.book.value?.entries ?? [])));
  /** Keys of entries that the draft touches. */
  readonly touched = $derived(new Set(this.changes.flatMap((change) => ('key' in change && change.key ? [change.key] : change.do === 'put' ? [change.entry.id] : []))));
  readonly listed = $derived(this.entries.filter((entry) => this.isShown(entry)));
  readonly counts = $derived(this.countsOf(this.entries));

  constructor(
    private readonly app: App,
    readonly library: string | undefined,
  ) {}

  open(concept: string, category: string): void {
    this.concept = concept;
    this.category = category;
  }

  /** A new entry in the open category and language. */
  begin(kind: EntryDraft['kind']): void {
    const concept = this.openConcept?.id ?? '';
    const category = kind === 'decoy' ? '' : (this.openCategory?.id ?? this.openConcept?.categories[0]?.id ?? '');
    const id = kind === 'decoy' ? '' : `${this.openLanguage}.own-${this.entries.filter((entry) => entry.id.startsWith(`${this.openLanguage}.own-`)).length + 1}`;
    this.wrong = null;
    this.adding = null;
    this.editing = { key: null, draft: { kind, id, concept, category, language: this.openLanguage, match: [], not: [], near: [], stance: null, note: '' }, options: [] };
  }

  /** A new concept, or a new category of the one that is given. */
  beginConcept(concept: string | null): void {
    this.wrong = null;
    this.editing = null;
    this.adding = { concept };
  }

  change(entry: CodebookEntry): void {
    this.wrong = null;
    this.adding = null;
    this.editing = { key: entry.key, draft: draftOf(entry), options: entry.options };
  }

  close(): void {
    this.editing = null;
    this.adding = null;
    this.wrong = null;
  }

  async read(): Promise<void> {
    await this.book.ask(() => this.app.backend.codebookBook());
    if (this.changes.length > 0) await this.check(this.changes);
  }

  /** Puts a change into the draft, if the codebook can still be read with it. */
  async add(change: CodebookChange): Promise<boolean> {
    const changes = [...this.changes, change];
    const problem = await this.check(changes);
    if (problem) {
      this.wrong = problem;
      return false;
    }
    this.changes = changes;
    this.preview = null;
    return true;
  }

  async undo(): Promise<void> {
    this.changes = this.changes.slice(0, -1);
    this.preview = null;
    await this.check(this.changes);
  }

  discard(): void {
    this.changes = [];
    this.preview = null;
    this.previewProblem = null;
  }

  /** Says at once what is wrong with the entry under the pen; nothing is kept. */
  async tryOut(key: string | null, draft: EntryDraft): Promise<void> {
    this.checking = true;
    try {
      await this.app.backend.codebookCheck([...this.changes, { do: 'put', key, entry: draft }]);
      this.wrong = null;
    } catch (thrown) {
      this.wrong = problemOf(thrown);
    }
    this.checking = false;
  }

  async look(width: number): Promise<void> {
    this.previewProblem = null;
    this.preview = null;
    const style = screenStyle(width, this.app.words.language, this.app.theme, null, 240);
    try {
      this.previewJob = await this.app.backend.codebookPreview(this.changes, this.app.question, style);
    } catch (thrown) {
      this.previewProblem = problemOf(thrown);
    }
  }

  /** Hears how the job of the preview ended. */
  hear(job: Job): void {
    this.previewJob = null;
    if (job.state === 'done' && job.outcome && 'gained' in job.outcome) this.preview = job.outcome;
    else if (job.problem && job.state === 'failed') this.previewProblem = job.problem;
    this.app.dismiss(job.job);
  }

  async save(note: string, author: string, dated: string): Promise<void> {
    try {
      await this.app.backend.codebookSave(this.changes, note, author, dated);
    } catch (thrown) {
      this.previewProblem = problemOf(thrown);
      return;
    }
    this.discard();
    this.told = { text: this.app.words.t.codebookEdit.saved, list: [] };
    await this.codeAgain();
  }

  async bringBack(version: number, author: string, dated: string): Promise<void> {
    const done = await this.app.try(() => this.app.backend.codebookBringBack(version, '', author, dated));
    if (done) await this.codeAgain();
  }

  private async codeAgain(): Promise<void> {
    await this.app.refresh();
    await this.read();
    await this.app.code();
  }

  /** Reads a file of somebody's own into the draft. */
  async bringIn(path: string): Promise<void> {
    const t = this.app.words.t.codebookEdit;
    const read = await this.app.try(() => this.app.backend.codebookImport(path, this.openLanguage));
    if (!read || !(await this.add(read.change))) return;
    this.told = { text: [t.imported(read.patterns), ...(read.left_out.length > 0 ? [t.leftOut(read.left_out.length)] : [])].join(' '), list: read.left_out };
  }

  async handOut(path: string): Promise<void> {
    const t = this.app.words.t.codebookEdit;
    const left = await this.app.try(() => this.app.backend.codebookExport(this.openLanguage, path));
    if (left) this.told = { text: [t.exported(path), ...(left.length > 0 ? [t.leftOut(left.length)] : [])].join(' '), list: left };
  }

  private async check(changes: CodebookChange[]): Promise<Problem | undefined> {
    if (changes.length === 0) return this.checked.forget(), undefined;
    const entries = await this.checked.ask(() => this.app.backend.codebookCheck(changes));
    return entries ? undefined : this.checked.problem;
  }

  private isShown(entry: CodebookEntry): boolean {
    const wanted = this.filter.trim().toLocaleLowerCase();
    const concept = this.openConcept?.id;
    const place = this.category === decoys ? entry.kind === 'decoy' && (entry.concept === concept || entry.concept === '*') : entry.kind === 'expression' && entry.concept === concept && entry.category === this.openCategory?.id;
    const kind = this.show === 'all' || (this.show === 'off' && entry.off) || (this.show === 'none' && !entry.off && entry.kind === 'expression' && !entry.hits) || (this.show === 'mine' && this.touched.has(entry.key));
    return place && kind && entry.language === this.openLanguage && [entry.id, ...entry.match].some((text) => text.toLocaleLowerCase().includes(wanted));
  }

  /** How many expressions a category has, and how many look-alikes a concept. */
  private countsOf(entries: CodebookEntry[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { kind, concept, category } of entries) {
      const key = kind === 'decoy' ? `${concept}${decoys}` : `${concept}/${category}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }
}

/** Concepts with those and the categories that a draft adds. */
export function drafted(concepts: ConceptInfo[], changes: CodebookChange[]): ConceptInfo[] {
  const category = ({ id, title, definition }: CategoryDraft): ConceptInfo['categories'][number] => ({ id, title, definition, expressions: [] });
  return changes.reduce((all, change) => {
    if (change.do === 'concept') return [...all, { id: change.concept.id, title: change.concept.title, definition: change.concept.definition, categories: change.categories.map(category) }];
    if (change.do === 'category') return all.map((one) => (one.id === change.concept ? { ...one, categories: [...one.categories, category(change.category)] } : one));
    return all;
  }, concepts);
}

/** What of an entry can be written anew. */
export function draftOf({ kind, id, concept, category, language, match, not, near, stance, note }: CodebookEntry): EntryDraft {
  return { kind, id, concept, category, language, match, not, near, stance, note };
}
