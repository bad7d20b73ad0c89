import type { App } from '../app/app.svelte';
import type { Comparison, ComparisonRow, Figure, Question, Style } from '../backend/types';
import { savedStyle, type Ending } from '../figure/style';
import { Panel } from '../reader/panel.svelte';
import { Answer } from '../shared/answer.svelte';

export type Column = 'key' | 'articles' | 'articles_with_hit' | 'hits' | 'value' | 'ratio' | 'p' | 'q' | 'shrunken';

/** A comparison is always split by something; outlets where the question says nothing. */
export function comparing(question: Question): Question {
  return question.split === 'none' ? { ...question, split: 'outlet' } : question;
}

/** Outlets side by side: their numbers, their figure, and the one that was chosen. */
export class CompareScreen {
  readonly comparison = new Answer<Comparison>();
  readonly figure = new Answer<Figure>();
  readonly panel: Panel;
  column = $state<Column>('value');
  descending = $state(true);
  saved = $state('');
  readonly rows = $derived(sorted(this.comparison.value?.rows ?? [], this.column, this.descending));

  constructor(private readonly app: App) {
    this.panel = new Panel(app);
  }

  ask(question: Question, baseline: string | null): void {
    void this.comparison.ask(() => this.app.backend.compare(comparing(question), baseline));
  }

  draw(question: Question, baseline: string | null, style: Style): void {
    void this.figure.ask(() => this.app.backend.figureCompare(comparing(question), baseline, style));
  }

  /** Saves the figure or its numbers; the ending of the name says which. */
  async save(question: Question, baseline: string | null, style: Style, ending: Ending): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${question.concept}-${question.split}.${ending}`));
    if (!path) return;
    const written = await this.app.try(() => this.app.backend.compareSave(question, baseline, savedStyle(style), path));
    if (written) this.saved = this.app.spoken = this.app.words.t.trends.saved(written);
  }

  sort(column: Column): void {
    this.descending = column === this.column ? !this.descending : column !== 'key' && column !== 'q' && column !== 'p';
    this.column = column;
  }
}

function sorted(rows: ComparisonRow[], column: Column, descending: boolean): ComparisonRow[] {
  const missing = (row: ComparisonRow) => row[column] === null;
  return [...rows].sort((a, b) => {
    if (missing(a) !== missing(b)) return missing(a) ? 1 : -1;
    const order = column === 'key' ? a.key.localeCompare(b.key) : (a[column] ?? 0) - (b[column] ?? 0);
    return (descending ? -order : order) || a.key.localeCompare(b.key);
  });
}
