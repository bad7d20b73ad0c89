import type { App } from '../app/app.svelte';
import type { ImportOptions, ImportOutcome, ImportPreview, Mapping } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export const fields = ['title', 'body', 'date', 'outlet', 'language', 'url', 'byline', 'id'] as const satisfies (keyof Mapping)[];
export const plainOptions: ImportOptions = { collection: null, outlet: null, language: null, format: null, mapping: null, date_order: null, today: null };

/** An import: choose, look, say what is what, read, and see what came of it. */
export class ImportScreen {
  readonly preview = new Answer<ImportPreview>();
  paths = $state.raw<string[]>([]);
  options = $state<ImportOptions>({ ...plainOptions });
  job = $state<string | null>(null);

  readonly tables = $derived(this.preview.value?.files.filter(({ columns }) => columns.length > 0) ?? []);
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
    const preview = await this.preview.ask(() => this.app.backend.importPreview(paths));
    this.options.mapping = preview?.files.find(({ mapping }) => mapping)?.mapping ?? null;
  }

  async start(): Promise<void> {
    const wanted = $state.snapshot(this.options);
    const clean = (text: string | null) => text?.trim() || null;
    const options = { ...wanted, collection: clean(wanted.collection), outlet: clean(wanted.outlet), language: clean(wanted.language) };
    this.job = (await this.app.try(() => this.app.backend.importStart(this.paths, options))) ?? null;
  }

  /** Back to the beginning, for other files. */
  again(): void {
    this.preview.forget();
    this.paths = [];
    this.job = null;
    this.options = { ...plainOptions };
  }
}
