import type { App } from '../app/app.svelte';
import type { Coverage, Figure, Selection, Style } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

/** How complete the collection is: a calendar, and the stretches that should not be trusted. */
export class CoverageScreen {
  readonly coverage = new Answer<Coverage>();
  readonly figure = new Answer<Figure>();

  constructor(private readonly app: App) {}

  ask(selection: Selection): void {
    void this.coverage.ask(() => this.app.backend.coverage(selection));
  }

  draw(selection: Selection, style: Style): void {
    void this.figure.ask(() => this.app.backend.figureCoverage(selection, style));
  }
}
