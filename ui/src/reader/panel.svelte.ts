import type { App, At } from '../app/app.svelte';
import type { HitPage, HitRecord, Question } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

/** How many hits are read at once. */
export const pageSize = 100;

/** The sentences behind a point, read page by page, and the article that is open over them. */
export class Panel {
  readonly page = new Answer<HitPage>();
  readonly further = new Answer<HitPage>();
  more = $state.raw<HitRecord[]>([]);
  reading = $state.raw<{ id: number; start: Pick<HitRecord, 'zone' | 'start'> | null } | null>(null);
  readonly hits = $derived([...(this.page.value?.rows ?? []), ...this.more]);
  /** The engine counts counted hits; rows that are not counted come on top, so only a short page tells the end. */
  complete = $state(false);

  #point = '';

  constructor(private readonly app: App) {}

  async show(question: Question, at: At): Promise<void> {
    // What changed in the library leaves the article open that one reads; another point does not.
    const point = JSON.stringify([question, at]);
    if (point !== this.#point) this.reading = null;
    this.#point = point;
    this.more = [];
    const page = await this.page.ask(() => this.read(question, at, 0));
    this.complete = (page?.rows.length ?? 0) < pageSize;
  }

  async readOn(question: Question, at: At): Promise<void> {
    const page = await this.further.ask(() => this.read(question, at, this.hits.length));
    if (!page) return;
    this.more = [...this.more, ...page.rows];
    this.complete = page.rows.length < pageSize;
  }

  private read(question: Question, at: At, offset: number): Promise<HitPage> {
    return this.app.backend.hits(question, { key: at.key, period: at.period ?? undefined, behind: at.behind ?? undefined }, offset, pageSize);
  }
}
