import type { App } from '../app/app.svelte';
import type { Coverage, Figure, Selection, Style } from '../backend/types';
import { savedStyle, type Ending } from '../figure/style';
import { Answer } from '../shared/answer.svelte';

/** How complete the collection is: a calendar, and the stretches that should not be trusted. */
export class CoverageScreen {
  readonly coverage = new Answer<Coverage>();
  readonly figure = new Answer<Figure>();

  saved = $state('');

  constructor(private readonly app: App) {}

  ask(selection: Selection): void {
    void this.coverage.ask(() => this.app.backend.coverage(selection));
  }

  draw(selection: Selection, style: Style): void {
    void this.figure.ask(() => this.app.backend.figureCoverage(selection, style));
  }

  /** Saves the calendar or its numbers; the ending of the name says which. */
  async save(selection: Selection, style: Style, ending: Ending): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`coverage.${ending}`));
    if (!path) return;
    const written = await this.app.try(() => this.app.backend.coverageSave(selection, savedStyle(style), path));
    if (written) this.saved = this.app.spoken = this.app.words.t.trends.saved(written);
  }
}
