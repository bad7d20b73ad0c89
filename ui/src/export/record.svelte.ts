import type { App } from '../app/app.svelte';
import { Answer } from '../shared/answer.svelte';

/** A saved report made again, and a saved file checked; both are told in a few lines. */
export class Record {
  readonly work = new Answer<string[]>();

  constructor(private readonly app: App) {}

  async again(dated: string | null): Promise<void> {
    const old = await this.chosen();
    if (!old) return;
    const path = await this.app.try(() => this.app.backend.chooseSave(`${this.app.words.t.report.file}.${endingLike(old)}`));
    if (!path) return;
    const t = this.app.words.t.record;
    await this.work.ask(async () => {
      const diff = await this.app.backend.reportAgain(old, dated, path);
      return [t.madeAgain(path, t.changed(diff.changed.length)), ...around(diff.circumstances, t.around)];
    });
    this.speak();
  }

  async verify(): Promise<void> {
    const file = await this.chosen();
    if (!file) return;
    const t = this.app.words.t.record;
    await this.work.ask(async () => {
      const told = await this.app.backend.verify(file);
      const { changed, only_first, only_second, circumstances } = told.difference;
      const numbers = changed.length + only_first.length + only_second.length;
      return [numbers === 0 ? t.sound : t.differs(numbers), ...around(circumstances, t.around), ...told.altered, ...told.notes];
    });
    this.speak();
  }

  private async chosen(): Promise<string | undefined> {
    return (await this.app.try(() => this.app.backend.chooseFiles()))?.[0];
  }

  private speak(): void {
    this.app.spoken = (this.work.value ?? []).join(' ');
  }
}

/** As the old report; HTML where that is a bundle, or has no ending. */
function endingLike(old: string): string {
  const ending = /\.(html|pdf|docx|xlsx)$/i.exec(old)?.[1];
  return ending?.toLowerCase() ?? 'html';
}

function around(circumstances: { column: string }[], words: { [column: string]: string }): string[] {
  return circumstances.map(({ column }) => words[column] ?? column);
}
