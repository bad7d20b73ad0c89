import type { App } from '../app/app.svelte';
import type { RecentLibrary } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

/** The start screen: which libraries were open before, and the ways to open one. */
export class StartScreen {
  readonly recent = new Answer<RecentLibrary[]>();

  constructor(private readonly app: App) {}

  read(): void {
    void this.recent.ask(() => this.app.backend.recent());
  }

  sample(): Promise<void> {
    return this.app.open(() => this.app.backend.librarySample());
  }

  open(path: string): Promise<void> {
    return this.app.open(() => this.app.backend.libraryOpen(path));
  }

  async create(): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseNewLibrary());
    if (path) await this.app.open(() => this.app.backend.libraryCreate(path));
  }
}
