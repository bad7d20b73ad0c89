import type { App } from '../app/app.svelte';
import type { HitPage, HitRecord, Question } from '../backend/types';
import { Answer } from '../shared/answer.svelte';
import { grouped, inOrder, lineOf, type Column, type Order } from './order';

const pageSize = 1000;

/** The concordance: every hit of the question with the words around it, in any order. */
export class SentencesScreen {
  readonly page = new Answer<HitPage>();
  readonly further = new Answer<HitPage>();
  more = $state.raw<HitRecord[]>([]);
  complete = $state(true);
  order = $state<Order>('date');
  group = $state<Column | null>(null);
  seed = $state(1);
  reading = $state.raw<HitRecord | null>(null);
  readonly lines = $derived([...(this.page.value?.rows ?? []), ...this.more].map(lineOf));
  readonly items = $derived(grouped(inOrder(this.lines, this.order, this.seed), this.group));

  constructor(private readonly app: App) {}

  async ask(question: Question): Promise<void> {
    const page = await this.page.ask(() => this.app.backend.hits(question, {}, 0, pageSize));
    if (!page) return;
    this.more = [];
    this.complete = page.rows.length < pageSize;
  }

  async readOn(question: Question): Promise<void> {
    const page = await this.further.ask(() => this.app.backend.hits(question, {}, this.lines.length, pageSize));
    if (!page) return;
    this.more = [...this.more, ...page.rows];
    this.complete = page.rows.length < pageSize;
  }
}
