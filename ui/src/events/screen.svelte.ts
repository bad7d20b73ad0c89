import type { App } from '../app/app.svelte';
import type { EventMark, Events, Figure, Question, Style } from '../backend/types';
import type { Ending } from '../figure/style';
import { Panel } from '../reader/panel.svelte';
import { Answer } from '../shared/answer.svelte';

export const windows = [7, 14, 28, 56, 91] as const;

/** Before and after dated events: the shipped ones and the person's own. */
export class EventsScreen {
  readonly events = new Answer<Events>();
  readonly figure = new Answer<Figure>();
  readonly panel: Panel;
  days = $state<number>(28);
  known = $state(true);
  view = $state<'figure' | 'table'>('table');
  own = $state.raw<EventMark[]>([]);
  saved = $state('');
  /** Without the events that have too few articles around them. */
  readonly rows = $derived(this.events.value?.rows.filter((row) => !this.known || row.ratio !== null) ?? []);

  constructor(private readonly app: App) {
    this.panel = new Panel(app);
  }

  ask(question: Question, days: number, language: string): void {
    this.saved = '';
    void this.events.ask(() => this.app.backend.events(question, days, language));
  }

  draw(question: Question, days: number, style: Style): void {
    void this.figure.ask(() => this.app.backend.figureView(question, { kind: 'events', window_days: days, events: [] }, style));
  }

  async save(question: Question, style: Style, ending: Ending): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${question.concept}-events.${ending}`));
    if (!path) return;
    const view = { kind: 'events', window_days: this.days, events: [] } as const;
    const written = await this.app.try(() => this.app.backend.viewSave(question, { ...view, events: [] }, { ...style, bare: false, width: 920, height: 0, scale: 2 }, path));
    if (written) this.saved = this.app.spoken = this.app.words.t.trends.saved(written);
  }

  async readOwn(): Promise<void> {
    this.own = (await this.app.try(() => this.app.backend.ownEvents())) ?? [];
  }

  async keepOwn(events: EventMark[]): Promise<void> {
    await this.app.made(() => this.app.backend.ownEventsKeep(events));
  }

  /** Adds the events of a file to those that are there. */
  async fromFile(): Promise<void> {
    const [path] = (await this.app.try(() => this.app.backend.chooseFiles())) ?? [];
    if (!path) return;
    const read = await this.app.try(() => this.app.backend.eventsRead(path));
    if (read) await this.keepOwn([...this.own, ...read.filter((event) => !this.own.some((known) => known.date === event.date && known.title === event.title))]);
  }
}
