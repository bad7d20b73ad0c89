import type { App, At } from '../app/app.svelte';
import type { Comparison, Figure, Question, Style, View, ViewTable } from '../backend/types';
import { savedStyle, type Ending } from '../figure/style';
import { Panel } from '../reader/panel.svelte';
import { Answer } from '../shared/answer.svelte';

/** A view of the question: its table, its figure, and the point that was chosen. */
export class ExploreScreen {
  readonly table = new Answer<ViewTable>();
  readonly figure = new Answer<Figure>();
  /** The groups that words can be compared between. */
  readonly groups = new Answer<Comparison>();
  /** The expressions that were found, for the choice of one. */
  readonly spread = new Answer<ViewTable>();
  readonly panel: Panel;
  view = $state<'figure' | 'table'>('figure');
  saved = $state('');
  readonly keys = $derived((this.groups.value?.rows ?? []).filter(({ hits }) => hits > 0).sort((a, b) => b.hits - a.hits).map(({ key }) => key));
  readonly expressions = $derived([...new Set((this.spread.value?.rows ?? []).map((row) => String(row[0])))]);

  constructor(private readonly app: App) {
    this.panel = new Panel(app);
  }

  ask(question: Question, view: View, language: string): void {
    this.saved = '';
    void this.table.ask(() => this.app.backend.view(question, view, language));
  }

  draw(question: Question, view: View, style: Style): void {
    void this.figure.ask(() => this.app.backend.figureView(question, view, style));
  }

  askGroups(question: Question): void {
    void this.groups.ask(() => this.app.backend.compare(question, null));
  }

  askExpressions(question: Question, language: string): void {
    void this.spread.ask(() => this.app.backend.view(question, { kind: 'spread', expression: null }, language));
  }

  /** Saves the figure or its numbers; the ending of the name says which. */
  async save(question: Question, view: View, style: Style, ending: Ending): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${question.concept}-${view.kind}.${ending}`));
    if (!path) return;
    const written = await this.app.try(() => this.app.backend.viewSave(question, view, savedStyle(style), path));
    if (written) this.saved = this.app.spoken = this.app.words.t.trends.saved(written);
  }

  show(question: Question, at: At): void {
    void this.panel.show(question, at);
  }
}
