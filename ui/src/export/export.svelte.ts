import type { App } from '../app/app.svelte';
import type { ExportChoice, Exported, Question } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export type Ending = 'csv' | 'xlsx' | 'jsonl' | 'parquet' | 'txt';

/** quanteda and IRaMuTeQ take articles. */
export function programsOf(what: ExportChoice['what']): ExportChoice['for'][] {
  return what === 'articles' ? ['any', 'quanteda', 'iramuteq'] : ['any'];
}

/** The forms that a program reads, the usual one first. */
export function endingsOf(program: ExportChoice['for']): Ending[] {
  if (program === 'quanteda') return ['csv'];
  return program === 'iramuteq' ? ['txt'] : ['csv', 'xlsx', 'jsonl', 'parquet'];
}

/** What is to be exported, and what was. */
export class ExportForm {
  readonly saving = new Answer<Exported>();
  what = $state<ExportChoice['what']>('articles');
  program = $state<ExportChoice['for']>('any');
  ending = $state<Ending>('csv');
  bom = $state(false);
  semicolons = $state(false);

  constructor(
    private readonly app: App,
    what: ExportChoice['what'],
  ) {
    this.what = what;
  }

  choose(what: ExportChoice['what'], program: ExportChoice['for'] = this.program): void {
    this.what = what;
    this.program = programsOf(what).includes(program) ? program : 'any';
    if (!endingsOf(this.program).includes(this.ending)) this.ending = endingsOf(this.program)[0]!;
  }

  /** Answers whether everything was written and nothing is left to be read. */
  async save(question: Question): Promise<boolean> {
    const t = this.app.words.t.exporting;
    const path = await this.app.try(() => this.app.backend.chooseSave(`${t.files[this.what]}.${this.ending}`));
    if (!path) return false;
    const csv = this.ending === 'csv';
    const choice: ExportChoice = { what: this.what, for: this.program, bom: csv && this.bom, semicolons: csv && this.semicolons, decimal_comma: false, concept: this.what === 'hits' ? question.concept : null };
    const written = await this.saving.ask(() => this.app.backend.exportData(question, choice, path));
    if (written) this.app.spoken = t.saved(written.files.map(({ path }) => path).join(', '));
    return written !== undefined && written.notes.length === 0;
  }
}
