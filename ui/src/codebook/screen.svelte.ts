import type { App } from '../app/app.svelte';
import type { CategoryInfo, ExpressionInfo } from '../backend/types';

/** The codebook as a book: one category open, its expressions in one language, found by their letters. */
export class CodebookScreen {
  concept = $state('');
  category = $state('');
  language = $state('');
  filter = $state('');
  readonly codebook = $derived.by(() => this.app.codebook);
  readonly openConcept = $derived(this.codebook?.concepts.find(({ id }) => id === this.concept) ?? this.codebook?.concepts[0]);
  readonly openCategory = $derived<CategoryInfo | undefined>(this.openConcept?.categories.find(({ id }) => id === this.category) ?? this.openConcept?.categories[0]);
  readonly openLanguage = $derived(this.codebook?.languages.includes(this.language) ? this.language : (this.codebook?.languages[0] ?? ''));
  readonly expressions = $derived<ExpressionInfo[]>(
    (this.openCategory?.expressions ?? []).filter(({ language, patterns, id }) => language === this.openLanguage && [id, ...patterns].some((text) => text.toLocaleLowerCase().includes(this.filter.trim().toLocaleLowerCase()))),
  );

  constructor(private readonly app: App) {}

  open(concept: string, category: string): void {
    this.concept = concept;
    this.category = category;
  }
}
