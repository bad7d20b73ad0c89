import type { App } from '../app/app.svelte';
import type { ImportOptions, ImportOutcome, ImportPreview, Mapping, Provenance, Unfinished } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export const fields = ['title', 'body', 'date', 'outlet', 'language', 'url', 'byline', 'id'] as const satisfies (keyof Mapping)[];
export const plainOptions: ImportOptions = {
  collection: null, outlet: null, language: null, format: null, mapping: null, date_order: null, today: null, rules_off: [], repair_mojibake: false, drop_originals: false, provenance: null,
};
export const nothingTold: Provenance = { database: null, query: null, from: null, to: null, exported_on: null, announced: null };

const clean = (text: string | null) => text?.trim() || null;

/** What was told, without blanks; `null` where nothing was. */
export function cleaned(told: Provenance): Provenance | null {
  const kept = { database: clean(told.database), query: clean(told.query), from: clean(told.from), to: clean(told.to), exported_on: clean(told.exported_on), announced: told.announced };
  return Object.values(kept).some((value) => value !== null) ? kept : null;
}

/** An import: choose, look, say what is what, read, and see what came of it. */
export class ImportScreen {
  readonly preview = new Answer<ImportPreview>();
  readonly begun = new Answer<Unfinished | null>();
  paths = $state.raw<string[]>([]);
  options = $state<ImportOptions>({ ...plainOptions });
  told = $state<Provenance>({ ...nothingTold });
  whole = $state(false);
  job = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly tables = $derived(this.preview.value?.files.filter(({ columns }) => columns.length > 0) ?? []);
  /** Every column of every table, once: one mapping serves them all. */
  readonly columns = $derived([...new Set(this.tables.flatMap(({ columns }) => columns))]);
  readonly current = $derived.by(() => this.app.jobs.find(({ job }) => job === this.job));
  readonly step = $derived<'choose' | 'look' | 'run' | 'done'>(
    this.job !== null ? (this.current && this.current.state !== 'running' ? 'done' : 'run') : this.preview.value ? 'look' : 'choose',
  );
  readonly outcome = $derived(this.current?.state === 'done' ? (this.current.outcome as ImportOutcome) : null);

  constructor(private readonly app: App) {}

  async choose(kind: 'files' | 'folder'): Promise<void> {
    const paths = await this.app.try(() => (kind === 'files' ? this.app.backend.chooseFiles() : this.app.backend.chooseFolder()));
    if (paths && paths.length > 0) await this.look(paths);
  }

  async look(paths: string[]): Promise<void> {
    this.again();
    this.paths = paths;
    const preview = await this.preview.ask(() => this.app.backend.importPreview(paths, $state.snapshot(this.options), false));
    this.options.mapping = preview?.files.find(({ mapping }) => mapping)?.mapping ?? null;
  }

  /** Looks again with what was changed, a moment after the last change. */
  change(options: Partial<ImportOptions>): void {
    Object.assign(this.options, options);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.examine(this.whole), 120);
  }

  setColumn(field: keyof Mapping, column: string): void {
    if (this.options.mapping) this.change({ mapping: { ...this.options.mapping, [field]: column || null } });
  }

  /** `whole`: to the last article of the last file. */
  async examine(whole: boolean): Promise<void> {
    this.whole = whole;
    const options = $state.snapshot(this.options) as ImportOptions;
    await this.preview.ask(() => this.app.backend.importPreview(this.paths, options, whole));
  }

  async start(): Promise<void> {
    clearTimeout(this.#timer);
    const wanted = $state.snapshot(this.options) as ImportOptions;
    const provenance = cleaned($state.snapshot(this.told) as Provenance);
    const options = { ...wanted, collection: clean(wanted.collection), outlet: clean(wanted.outlet), language: clean(wanted.language), provenance };
    this.job = (await this.app.try(() => this.app.backend.importStart(this.paths, options))) ?? null;
  }

  async goOn(begun: Unfinished): Promise<void> {
    this.paths = begun.paths;
    this.job = (await this.app.try(() => this.app.backend.importStart(begun.paths, begun.options))) ?? null;
  }

  async forget(): Promise<void> {
    await this.app.try(() => this.app.backend.importForget());
    await this.begun.ask(() => this.app.backend.importUnfinished());
  }

  /** Back to the beginning, for other files. */
  again(): void {
    clearTimeout(this.#timer);
    this.preview.forget();
    this.paths = [];
    this.job = null;
    this.whole = false;
    this.options = { ...plainOptions };
    this.told = { ...nothingTold };
    void this.begun.ask(() => this.app.backend.importUnfinished());
  }
}
