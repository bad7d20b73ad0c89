import type { App } from '../app/app.svelte';
import type { Figure, Question, Style, Trend } from '../backend/types';
import { savedStyle, type Ending } from '../figure/style';
import { Panel } from '../reader/panel.svelte';
import { Answer } from '../shared/answer.svelte';

/** Trends: the numbers of the question, their figure, and the point that was chosen. */
export class TrendsScreen {
  readonly trend = new Answer<Trend>();
  readonly figure = new Answer<Figure>();
  readonly panel: Panel;
  view = $state<'figure' | 'table'>('figure');
  saved = $state('');
  readonly points = $derived(this.trend.value?.series.reduce((sum, series) => sum + series.points.length, 0) ?? 0);

  constructor(private readonly app: App) {
    this.panel = new Panel(app);
  }

  async ask(question: Question): Promise<void> {
    const before = this.saved;
    this.saved = '';
    const trend = await this.trend.ask(() => this.app.backend.trend(question));
    if (trend && before === '') this.app.spoken = this.app.words.t.count.articles(trend.total.articles);
  }

  draw(question: Question, style: Style): void {
    void this.figure.ask(() => this.app.backend.figureTrend(question, style));
  }

  /** Saves the figure or its numbers; the ending of the name says which. */
  async save(question: Question, style: Style, ending: Ending): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${question.concept}-${question.by}.${ending}`));
    if (!path) return;
    const written = await this.app.try(() => this.app.backend.figureSave(question, savedStyle(style), path));
    if (written) this.saved = this.app.spoken = this.app.words.t.trends.saved(written);
  }
}
