import type { App } from '../app/app.svelte';
import type { HitRecord, Line, LineChoice, LinePage, Question } from '../backend/types';
import { Answer } from '../shared/answer.svelte';
import { itemAt, itemsOf, type Item } from './items';

/** Lines that are read at once. */
const pageSize = 200;

/** What a mark is kept by: the place of the hit in the stored text. */
export function placeOf(hit: HitRecord) {
  return { article: hit.article, in_title: hit.zone === 'title', start: hit.start, end: hit.end, concept: hit.concept };
}

/** The concordance: every hit of the question with the words around it, in any order; only pages in sight are read. */
export class SentencesScreen {
  readonly first = new Answer<LinePage>();
  pages = $state.raw<ReadonlyMap<number, Line[]>>(new Map());
  reading = $state.raw<Line | null>(null);
  saved = $state('');
  readonly items = $derived(itemsOf(this.first.value?.hits ?? 0, this.first.value?.groups ?? []));
  #asked = 0;
  #wanted = new Set<number>();

  constructor(private readonly app: App) {}

  get choice(): LineChoice {
    return this.app.lines;
  }

  choose(change: Partial<LineChoice>): void {
    this.app.lines = { ...this.choice, ...change };
    if (change.seed !== undefined) void this.app.save({ ...this.app.settings, seed: change.seed });
  }

  async ask(question: Question, choice: LineChoice): Promise<void> {
    const mine = ++this.#asked;
    const page = await this.first.ask(() => this.app.backend.concordance(question, choice, 0, pageSize));
    if (!page || mine !== this.#asked) return;
    this.#wanted = new Set([0]);
    this.pages = new Map([[0, page.rows]]);
    const open = this.reading && JSON.stringify(placeOf(this.reading.hit));
    this.reading = page.rows.find(({ hit }) => JSON.stringify(placeOf(hit)) === open) ?? this.reading;
  }

  /** Reads the pages of what is in sight. */
  async see(question: Question, first: number, last: number): Promise<void> {
    const mine = this.#asked;
    const lines = [first, Math.max(first, last - 1)].map((index) => itemAt(this.items, index)).map((item) => ('line' in item ? item.line : item.before));
    for (let page = Math.floor(lines[0]! / pageSize); page <= Math.floor(lines[1]! / pageSize); page++) {
      if (this.#wanted.has(page)) continue;
      this.#wanted.add(page);
      const read = await this.app.try(() => this.app.backend.concordance(question, this.choice, page * pageSize, pageSize));
      if (mine !== this.#asked) return;
      if (read) this.pages = new Map([...this.pages, [page, read.rows]]);
      else this.#wanted.delete(page);
    }
  }

  item(index: number): Item {
    return itemAt(this.items, index);
  }

  line(place: number): Line | undefined {
    return this.pages.get(Math.floor(place / pageSize))?.[place % pageSize];
  }

  /** Stars a line or writes a note to it. */
  async mark(line: Line, change: { starred?: boolean; note?: string }): Promise<void> {
    const marked = { ...line, ...change };
    const kept = await this.app.try(async () => (await this.app.backend.markLine({ place: placeOf(line.hit), starred: marked.starred, note: marked.note }), true));
    if (!kept) return;
    this.pages = new Map([...this.pages].map(([page, rows]) => [page, rows.map((row) => (row === line ? marked : row))]));
    if (this.reading === line) this.reading = marked;
    this.app.changed = 'made';
  }

  /** Saves all lines, as a job; the ending of the name says as what. */
  async save(question: Question, title: string, ending: 'csv' | 'xlsx' | 'docx'): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${question.concept}-sentences.${ending}`));
    if (path) await this.app.try(() => this.app.backend.concordanceSave(question, this.choice, title, this.app.words.language, path));
  }
}
