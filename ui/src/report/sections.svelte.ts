import type { ReportSection } from '../backend/types';

/** The sections there are, in their usual order; the engine's order. */
export const USUAL = ['summary', 'question', 'corpus', 'trend', 'comparison', 'quadrants', 'voices', 'events', 'examples', 'validation', 'methods', 'limits', 'appendix'];

export interface Part { key: number; id: string; shown: boolean; heading: string; text: string }

/** Which sections a report holds, in which order, with which words of the author. */
export class Sections {
  #next = 0;
  parts = $state<Part[]>(this.usual());

  private usual(): Part[] {
    return USUAL.map((id) => this.part(id));
  }

  private part(id: string, shown = true, heading = '', text = ''): Part {
    return { key: this.#next++, id, shown, heading, text };
  }

  /** Nothing is said where all is as usual. */
  get chosen(): ReportSection[] | undefined {
    const untouched = this.parts.length === USUAL.length && this.parts.every(({ id, shown, heading, text }, at) => shown && id === USUAL[at] && !heading.trim() && !text.trim());
    if (untouched) return undefined;
    const said = this.parts.filter(({ id, shown, heading, text }) => shown && (id !== 'text' || heading.trim() || text.trim()));
    return said.map(({ id, heading, text }) => ({ id, ...(heading.trim() ? { heading: heading.trim() } : {}), ...(text.trim() ? { text: text.trim() } : {}) }));
  }

  move(at: number, by: 1 | -1): boolean {
    const to = at + by;
    if (to < 0 || to >= this.parts.length) return false;
    const [part] = this.parts.splice(at, 1);
    this.parts.splice(to, 0, part!);
    return true;
  }

  add(): void {
    this.parts.push(this.part('text'));
  }

  remove(at: number): void {
    this.parts.splice(at, 1);
  }

  reset(): void {
    this.parts = this.usual();
  }

  /** As a template says; what it leaves out stands unticked at the end. */
  take(sections: ReportSection[] | undefined): void {
    if (!sections?.length) return this.reset();
    const named = sections.map(({ id, heading, text }) => this.part(id, true, heading ?? '', text ?? ''));
    const rest = USUAL.filter((id) => !sections.some((section) => section.id === id)).map((id) => this.part(id, false));
    this.parts = [...named, ...rest];
  }
}
