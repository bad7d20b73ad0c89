import type { App } from '../app/app.svelte';
import type { ArticleFields, ArticleOrder, ArticlePage, ArticleRow, Refused, Selection } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export const pageSize = 200;
const everything: Selection = { from: null, to: null, outlets: [], languages: [], collections: [], search: null };

/** What the library holds, and the list of its articles, read page by page as it comes into sight. */
export class LibraryScreen {
  readonly first = new Answer<ArticlePage>();
  readonly rejections = new Answer<Refused[]>();
  tab = $state<'articles' | 'outlets' | 'copies' | 'care' | 'rejections' | 'log' | 'bin'>('articles');
  search = $state('');
  outlet = $state('');
  language = $state('');
  collection = $state('');
  order = $state<ArticleOrder>('date');
  descending = $state(true);
  pages = $state.raw<ReadonlyMap<number, ArticleRow[]>>(new Map());
  reading = $state<number | null>(null);
  /** Chosen one by one; `all`: whatever the filters find. */
  chosen = $state.raw<ReadonlySet<number>>(new Set());
  all = $state(false);
  readonly total = $derived(this.first.value?.total ?? 0);
  readonly chosenCount = $derived(this.all ? this.total : this.chosen.size);
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

  isChosen(id: number): boolean {
    return this.all || this.chosen.has(id);
  }

  /** Chooses an article or lets go of it. Letting go of one of all chooses nothing: the others are not all read. */
  choose(id: number, wanted = !this.isChosen(id)): void {
    if (this.all) return this.chooseNothing();
    const chosen = new Set(this.chosen);
    if (wanted) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
  }

  /** Everything that the filters find, whether or not it was read. */
  chooseAll(): void {
    this.all = this.total > 0;
    this.chosen = new Set();
  }

  chooseNothing(): void {
    this.all = false;
    this.chosen = new Set();
  }

  /** Sets fields of what is chosen; answers whether it was done. */
  async edit(set: ArticleFields): Promise<boolean> {
    const { backend } = this.app;
    return this.app.made(() => (this.all ? backend.editSelected(this.selection, set) : backend.edit({ edit: 'articles', changes: [{ articles: [...this.chosen], set }] })));
  }

  /** Puts what is chosen into the bin. */
  async remove(): Promise<void> {
    const { backend } = this.app;
    const gone = this.chosen;
    if (this.chosenCount === 0) return;
    if (!(await this.app.made(() => (this.all ? backend.deleteSelected(this.selection) : backend.edit({ edit: 'delete', articles: [...gone] }))))) return;
    if (this.reading !== null && (this.all || gone.has(this.reading))) this.reading = null;
    this.chooseNothing();
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
