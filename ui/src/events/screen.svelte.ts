import type { App } from '../app/app.svelte';
import type { Events, Question } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export const windows = [7, 14, 28, 56, 91] as const;

/** Before and after dated events. */
export class EventsScreen {
  readonly events = new Answer<Events>();
  days = $state<number>(28);
  known = $state(true);
  /** Without the events that have too few articles around them. */
  readonly rows = $derived(this.events.value?.rows.filter((row) => !this.known || row.ratio !== null) ?? []);

  constructor(private readonly app: App) {}

  ask(question: Question, days: number, language: string): void {
    void this.events.ask(() => this.app.backend.events(question, days, language));
  }
}
