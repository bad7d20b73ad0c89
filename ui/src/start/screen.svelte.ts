import type { App } from '../app/app.svelte';
import { newLibrary } from '../app/shortcuts';
import type { RecentLibrary } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

/** The start screen: which libraries were open before, and the ways to open one. */
export class StartScreen {
  readonly recent = new Answer<RecentLibrary[]>();

  constructor(private readonly app: App) {}

  read(): void {
    void this.recent.ask(() => this.app.backend.recent());
  }

  /** Whoever opens it for the first time is shown round. */
  sample(): Promise<void> {
    return this.app.settings.toured ? this.app.open(() => this.app.backend.librarySample()) : this.app.tour();
  }

  open(path: string): Promise<void> {
    return this.app.open(() => this.app.backend.libraryOpen(path));
  }

  create(): Promise<void> {
    return newLibrary(this.app);
  }
}
