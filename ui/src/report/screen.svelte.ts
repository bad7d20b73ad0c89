import type { App } from '../app/app.svelte';
import type { Question, ReportOptions } from '../backend/types';
import { Answer } from '../shared/answer.svelte';
import { Sections } from './sections.svelte';

export type Format = 'html' | 'pdf' | 'docx' | 'xlsx';

/** The report: what it holds, how it looks before it is saved, and where it was saved. */
export class ReportScreen {
  readonly preview = new Answer<string>();
  readonly saving = new Answer<string>();
  readonly sections = new Sections();
  title = $state('');
  language = $state<'en' | 'fr'>('en');
  theme = $state<ReportOptions['theme']>('light');
  format = $state<Format>('html');
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
    return { title: this.title.trim() || null, language: this.language, theme: this.theme, baseline, sentences: Math.max(0, Math.min(20, Math.round(this.sentences || 0))), dated: this.dated ? this.today() : null, ...(this.sections.chosen ? { sections: this.sections.chosen } : {}) };
  }

  show(question: Question, options: ReportOptions): void {
    void this.preview.ask(() => this.app.backend.reportPreview(question, options));
  }

  async save(question: Question, options: ReportOptions): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${this.app.words.t.report.file}.${this.format}`));
    if (!path) return;
    const written = await this.saving.ask(() => this.app.working('report', () => this.app.backend.reportSave(question, options, path)));
    if (written) this.app.reportsSaved++;
    if (written) this.app.spoken = this.app.words.t.report.saved(written);
  }

  /** Takes the choices of a template; what is wrong with it is said where saving says it. */
  async openTemplate(): Promise<void> {
    const paths = await this.app.try(() => this.app.backend.chooseFiles());
    const path = paths?.[0];
    if (!path) return;
    const opened = new Answer<ReportOptions>();
    const options = await opened.ask(() => this.app.backend.reportTemplateOpen(path));
    this.saving.problem = opened.problem;
    if (!options) return;
    this.title = options.title ?? '';
    this.language = options.language === 'fr' ? 'fr' : 'en';
    this.theme = options.theme;
    this.sentences = options.sentences;
    this.sections.take(options.sections);
    if (options.baseline !== null) this.app.move({ baseline: options.baseline });
  }

  async saveTemplate(options: ReportOptions): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${this.app.words.t.reportParts.templateFile}.toml`));
    if (!path) return;
    const written = await this.saving.ask(() => this.app.backend.reportTemplateSave(options, path));
    if (written) this.app.spoken = this.app.words.t.report.saved(written);
  }
}
