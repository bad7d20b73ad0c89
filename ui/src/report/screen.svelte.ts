import type { App } from '../app/app.svelte';
import type { Question, ReportOptions } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

/** The report: what it holds, how it looks before it is saved, and where it was saved. */
export class ReportScreen {
  readonly preview = new Answer<string>();
  readonly saving = new Answer<string>();
  title = $state('');
  language = $state<'en' | 'fr'>('en');
  theme = $state<ReportOptions['theme']>('light');
  sentences = $state(3);
  dated = $state(true);
  readonly saved = $derived(this.saving.value ?? '');

  constructor(
    private readonly app: App,
    private readonly today: () => string,
  ) {
    this.language = app.words.language;
  }

  options(baseline: string | null): ReportOptions {
    return { title: this.title.trim() || null, language: this.language, theme: this.theme, baseline, sentences: Math.max(0, Math.min(20, Math.round(this.sentences || 0))), dated: this.dated ? this.today() : null };
  }

  show(question: Question, options: ReportOptions): void {
    void this.preview.ask(() => this.app.backend.reportPreview(question, options));
  }

  async save(question: Question, options: ReportOptions, ending: 'html' | 'xlsx' = 'html'): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${this.app.words.t.report.file}.${ending}`));
    if (!path) return;
    const written = await this.saving.ask(() => this.app.backend.reportSave(question, options, path));
    if (written) this.app.spoken = this.app.words.t.report.saved(written);
  }
}
