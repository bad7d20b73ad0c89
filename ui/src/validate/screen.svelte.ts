import type { App } from '../app/app.svelte';
import { person } from '../app/person.svelte';
import { problemOf } from '../backend/backend';
import type { Judgement, Packet, PacketConcept, Problem, SampleInfo, SampleItem, SampleOptions, Stance, ValidationResult, Verdict, Voice } from '../backend/types';
import { Answer } from '../shared/answer.svelte';

export type Mode = 'judge' | 'result';

/** A sample, or a colleague's packet, as it is judged: one sentence at a time, by keys. */
export class ValidateScreen {
  readonly samples = new Answer<SampleInfo[]>();
  readonly result = new Answer<ValidationResult>();
  chosen = $state<number | null>(null);
  drawing = $state(false);
  mode = $state<Mode>('judge');
  items = $state.raw<SampleItem[]>([]);
  at = $state(0);
  note = $state('');
  voice = $state<Voice | null>(null);
  stance = $state<Stance | null>(null);
  packet = $state.raw<Packet | null>(null);
  problem = $state.raw<Problem | null>(null);
  told = $state('');
  loading = $state(true);
  /** Of a packet: the sentences in the order in which they were judged, for undo. */
  #order: string[] = [];
  /** One answer at a time: a key that is held down judges no second sentence before the first is kept. */
  #busy = false;

  readonly sample = $derived(this.samples.value?.find(({ id }) => id === this.chosen) ?? this.samples.value?.at(-1) ?? null);
  readonly item = $derived(this.items[this.at] ?? null);
  readonly judged = $derived(this.items.filter(({ judgement }) => judgement).length);
  readonly coder = $derived(person.name.trim());

  constructor(private readonly app: App) {}

  /** The concept's title and definition, of the codebook or of the packet. */
  concept(id: string): PacketConcept {
    const known = this.packet?.concepts.find((concept) => concept.id === id);
    const own = this.app.codebook?.concepts.find((concept) => concept.id === id);
    return known ?? { id, title: (own?.title ?? {}) as Record<string, string>, description: (own?.definition ?? {}) as Record<string, string> };
  }

  async read(): Promise<void> {
    if (this.app.packet) await this.readPacket(this.app.packet);
    else if (await this.samples.ask(() => this.app.backend.samples())) await this.readItems();
    this.loading = false;
  }

  private async readPacket(path: string): Promise<void> {
    try {
      this.take(await this.app.backend.packetOpen(path));
      if (!person.name) person.name = this.packet?.coder ?? '';
      this.at = this.open(0);
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  private take(packet: Packet): void {
    this.packet = packet;
    this.items = packet.items.map(({ answer, voice, stance, note, ...item }) => ({
      ...item,
      judgement: answer ? { key: item.key, coder: packet.coder, verdict: answer as Verdict, voice: voice as Voice | null, stance: stance as Stance | null, note, dated: '' } : null,
    }));
  }

  /** The sentences of the sample, at the first that is not judged. */
  async readItems(): Promise<void> {
    const sample = this.sample;
    if (!sample) return;
    const items = await this.app.try(() => this.app.backend.sampleItems(sample.id, this.coder));
    if (!items) return;
    this.items = items;
    this.go(this.open(0));
    if (this.mode === 'result') await this.readResult();
  }

  async readResult(): Promise<void> {
    const sample = this.sample;
    if (sample) await this.result.ask(() => this.app.backend.validationResult(sample.id));
  }

  async choose(id: number): Promise<void> {
    this.chosen = id;
    this.result.forget();
    await this.readItems();
  }

  async show(mode: Mode): Promise<void> {
    this.mode = mode;
    if (mode === 'result') await this.readResult();
  }

  async draw(options: SampleOptions): Promise<boolean> {
    this.drawing = true;
    this.problem = null;
    try {
      const made = await this.app.backend.sampleDraw(options);
      await this.samples.ask(() => this.app.backend.samples());
      this.mode = 'judge';
      await this.choose(made.id);
      return true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return false;
    } finally {
      this.drawing = false;
    }
  }

  async drop(): Promise<void> {
    const sample = this.sample;
    if (!sample || (await this.app.try(() => this.app.backend.sampleDrop(sample.id).then(() => true))) === undefined) return;
    this.chosen = null;
    this.items = [];
    this.result.forget();
    await this.read();
    await this.app.refresh();
  }

  go(place: number): void {
    this.at = Math.max(0, Math.min(place, this.items.length - 1));
    const said = this.item?.judgement;
    this.note = said?.note ?? '';
    this.voice = said?.voice ?? null;
    this.stance = said?.stance ?? null;
  }

  /** The first sentence from there on that is not judged; the last where all are. */
  private open(from: number): number {
    const found = this.items.findIndex(({ judgement }, place) => place >= from && !judgement);
    return found >= 0 ? found : Math.max(0, Math.min(from, this.items.length - 1));
  }

  async judge(verdict: Verdict): Promise<void> {
    const item = this.item;
    if (!item || this.#busy) return;
    this.problem = null;
    if (!this.coder) {
      this.problem = { code: 'coder-missing', message: this.app.words.t.validate.coderMissing, hint: '' };
      return;
    }
    const yes = verdict === 'yes';
    const judgement: Judgement = { key: item.key, coder: this.coder, verdict, voice: yes ? this.voice : null, stance: yes ? this.stance : null, note: this.note.trim(), dated: person.day };
    const place = this.at;
    if (!(await this.kept(item.key, judgement))) return;
    this.#order.push(item.key);
    this.app.spoken = this.app.words.t.validate.said(this.app.words.t.validate.verdicts[verdict]!);
    this.go(place + 1 < this.items.length ? place + 1 : this.open(0));
  }

  private async kept(key: string, judgement: Judgement | null): Promise<boolean> {
    this.#busy = true;
    try {
      if (this.app.packet) {
        this.take(await this.app.backend.packetJudge(this.app.packet, this.coder, key, judgement));
      } else if (judgement) {
        const sample = await this.app.backend.judge(this.sample!.id, judgement);
        this.samples.value = this.samples.value?.map((other) => (other.id === sample.id ? sample : other));
        this.items = this.items.map((item) => (item.key === key ? { ...item, judgement } : item));
      }
      return true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  async undo(): Promise<void> {
    const key = this.app.packet ? (this.#order.pop() ?? null) : await this.app.try(() => this.app.backend.judgementUndo(this.sample!.id, this.coder));
    if (!key) return;
    if (this.app.packet) await this.kept(key, null);
    else {
      const items = await this.app.try(() => this.app.backend.sampleItems(this.sample!.id, this.coder));
      if (items) this.items = items;
    }
    this.go(this.items.findIndex((item) => item.key === key));
  }

  async settle(key: string, verdict: Verdict | null): Promise<void> {
    const settled = verdict ? { verdict, by: this.coder, note: '', dated: person.day } : null;
    this.problem = null;
    try {
      await this.app.backend.settle(this.sample!.id, key, settled);
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return;
    }
    await this.readResult();
    await this.app.refresh();
  }

  async packetOut(blind: boolean): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(`${this.sample!.name}.entente-packet`));
    if (!path) return;
    const n = await this.app.try(() => this.app.backend.packetOut(this.sample!.id, '', blind ? 'outlet-and-date' : 'code', path));
    if (n !== undefined) this.told = this.app.words.t.validate.written(this.app.words.number(n), path);
  }

  async packetIn(): Promise<void> {
    const chosen = await this.app.try(() => this.app.backend.chooseFiles());
    if (!chosen?.[0]) return;
    this.problem = null;
    try {
      const took = await this.app.backend.packetIn(chosen[0], null, person.day);
      this.told = this.app.words.t.validate.took(this.app.words.number(took.judged), this.app.words.number(took.added), took.coder);
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return;
    }
    await this.read();
    await this.readResult();
    await this.app.refresh();
  }

  async hand(table: 'result' | 'recal' | 'misclassification'): Promise<void> {
    const path = await this.app.try(() => this.app.backend.chooseSave(table === 'result' ? 'validation.xlsx' : `${table}.csv`));
    if (!path) return;
    const done = await this.app.try(() => this.app.backend.validationExport(this.sample!.id, table, path).then(() => true));
    if (done) this.told = this.app.words.t.validate.saved(path);
  }
}
