import type { App } from '../app/app.svelte';
import type { ArticleOrder, ArticlePage, ArticleRow, Refused, Selection } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export const pageSize = 200;
const everything: Selection = { from: null, to: null, outlets: [], languages: [], collections: [], search: null };

/** What the library holds, and the list of its articles, read page by page as it comes into sight. */
export class LibraryScreen {
  readonly first = new Answer<ArticlePage>();
  readonly rejections = new Answer<Refused[]>();
  tab = $state<'articles' | 'outlets' | 'copies' | 'care' | 'rejections'>('articles');
  search = $state('');
  outlet = $state('');
  language = $state('');
  collection = $state('');
  order = $state<ArticleOrder>('date');
  descending = $state(true);
  pages = $state.raw<ReadonlyMap<number, ArticleRow[]>>(new Map());
  reading = $state<number | null>(null);
  readonly total = $derived(this.first.value?.total ?? 0);
  readonly selection = $derived<Selection>({
    ...everything,
    search: this.search.trim() || null,
    outlets: this.outlet ? [this.outlet] : [],
    languages: this.language ? [this.language] : [],
    collections: this.collection ? [this.collection] : [],
  });
  #asked = new Set<number>();
  #list = 0;

  constructor(private readonly app: App) {}

  /** Begins the list anew. */
  async list(): Promise<void> {
    const mine = ++this.#list;
    const page = await this.first.ask(() => this.page(0));
    if (!page || mine !== this.#list) return;
    this.#asked = new Set([0]);
    this.pages = new Map([[0, page.rows]]);
  }

  row(index: number): ArticleRow | undefined {
    return this.pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Reads the pages that hold these rows, unless they are there or on their way. */
  sight(first: number, last: number): void {
    if (!this.first.value) return;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(Math.max(first, last - 1) / pageSize); page++) {
      if (page * pageSize >= this.total || this.#asked.has(page)) continue;
      this.#asked.add(page);
      void this.fetch(page, this.#list);
    }
  }

  sort(order: ArticleOrder): void {
    this.descending = order === this.order ? !this.descending : order === 'date' || order === 'hits';
    this.order = order;
  }

  private async fetch(page: number, list: number): Promise<void> {
    const found = await this.app.try(() => this.page(page));
    if (list !== this.#list) return;
    if (found) this.pages = new Map([...this.pages, [page, found.rows]]);
    else this.#asked.delete(page);
  }

  private page(page: number): Promise<ArticlePage> {
    return this.app.backend.articles(this.selection, this.order, this.descending, page * pageSize, pageSize);
  }
}
