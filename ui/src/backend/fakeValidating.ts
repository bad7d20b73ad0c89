import type { Backend } from './backend';
import type { HitPage, Judgement, Packet, Problem, SampleInfo, SampleItem, Settled, ValidationResult } from './types';

type Calls = 'samples' | 'sampleDraw' | 'sampleDrop' | 'sampleItems' | 'judge' | 'judgementUndo' | 'settle' | 'validationResult' | 'validationExport' | 'packetOut' | 'packetIn' | 'packetOpen' | 'packetJudge';

/** Samples and judgements in memory, over the stored sentences. */
export function fakeValidating(stored: <T>(name: string) => Promise<T>): Pick<Backend, Calls> {
  let samples: SampleInfo[] = [];
  let items: SampleItem[] = [];
  let said: Judgement[] = [];
  const settled = new Map<string, Settled>();
  let packet: Packet | null = null;

  const latest = (coder: string) => new Map(said.filter((one) => one.coder === coder).map((one) => [one.key, one]));
  const coders = () => [...new Set(said.map(({ coder }) => coder))].sort();
  const info = (): SampleInfo => ({ ...samples[0]!, judged: new Set(said.map(({ key }) => key)).size, coders: coders().map((coder) => ({ coder, judged: latest(coder).size })) });
  const yes = (key: string) => coders().map((coder) => latest(coder).get(key)?.verdict).filter(Boolean);

  async function sentences(): Promise<SampleItem[]> {
    const { rows } = await stored<HitPage>('hits');
    return rows.slice(0, 20).map((row, n) => ({ key: `k${n}`, concept: row.concept, language: row.language, title: row.title ?? '', before: 'Rain fell on the harbour.', sentence: row.sentence, after: '', outlet: row.outlet, date: row.date, judgement: null }));
  }

  function result(): ValidationResult {
    const share = (value: number) => ({ value, low: value * 0.9, high: Math.min(1, value * 1.05) });
    const disputed = items.filter(({ key }) => new Set(yes(key)).size > 1);
    const row = { concept: items[0]?.concept ?? 'partnership', language: null, hits: 10, others: 10, all_hits: 400, all_others: 2_000, effective_hits: 9, effective_others: 9, precision: share(0.9), recall: share(0.8), f1: share(0.85), missed: share(0.02), more_hits: 118, more_others: 2_340 };
    return {
      sample: info(), rows: [row, { ...row, language: 'en' }, { ...row, language: 'zh', recall: { value: null, low: null, high: null } }],
      agreement: coders().length > 1 ? [{ concept: row.concept, shared: 20, same: 20 - disputed.length, alpha: { value: 0.8, low: 0.6, high: 0.95 }, prevalence: 0.5 }] : [],
      attributes: said.some(({ voice }) => voice) ? [{ attribute: 'voice', judged: 4, right: 3, accuracy: share(0.75) }] : [],
      differs: [{ concept: row.concept, error: 'false-hits', by: 'outlet', key: 'The Harbour Post', judged: 8, wrong: 5, judged_elsewhere: 40, wrong_elsewhere: 2, p: 0.0004, q: 0.004 }],
      disagreements: disputed.map((item) => ({ item, judgements: coders().flatMap((coder) => latest(coder).get(item.key) ?? []), settled: settled.get(item.key) ?? null })),
      unsure: 0, width: 0.1, state: null,
    };
  }

  const made = (): Packet => ({ format: 'entente-packet', version: 1, sample: 'f', name: 'sample 1', coder: '', concepts: [{ id: 'partnership', title: { en: 'Partnership' }, description: { en: 'Closeness of the two.' } }], items: items.map(({ judgement: _, ...item }) => ({ ...item, answer: null, voice: null, stance: null, note: '' })) });

  return {
    samples: async () => (samples.length > 0 ? [info()] : []),
    sampleDraw: async (options) => {
      if (options.hits + options.others === 0) throw { code: 'sample-empty', message: 'No sentence can be drawn from these articles.', hint: 'Widen the selection.' } satisfies Problem;
      items = await sentences();
      said = [];
      samples = [{ id: 1, name: 'sample 1', options, codebook: 'sha256:3f9ac1', library: 'sha256:77aa', items: items.length, judged: 0, coders: [] }];
      return info();
    },
    sampleDrop: async () => void ((samples = []), (items = []), (said = [])),
    sampleItems: async (_, coder) => items.map((item) => ({ ...item, judgement: latest(coder).get(item.key) ?? null })),
    judge: async (_, judgement) => ((said = [...said, judgement]), info()),
    judgementUndo: async (_, coder) => {
      const last = said.findLastIndex((one) => one.coder === coder);
      const key = said[last]?.key ?? null;
      said = said.filter((_, place) => place !== last);
      return key;
    },
    settle: async (_, key, decision) => void (decision ? settled.set(key, decision) : settled.delete(key)),
    validationResult: async () => result(),
    validationExport: async () => undefined,
    packetOut: async () => items.length,
    packetIn: async () => {
      said = [...said, ...items.map(({ key }, n): Judgement => ({ key, coder: 'Ben', verdict: n === 0 ? 'no' : 'yes', voice: null, stance: null, note: '', dated: '' }))];
      return { sample: 'sample 1', coder: 'Ben', judged: items.length, added: items.length, open: 0 };
    },
    packetOpen: async () => {
      if (items.length === 0) items = await sentences();
      return (packet ??= made());
    },
    packetJudge: async (_, coder, key, judgement) => {
      const answered = packet!.items.map((item) => (item.key === key ? { ...item, answer: judgement?.verdict ?? null, note: judgement?.note ?? '' } : item));
      return (packet = { ...packet!, coder, items: answered });
    },
  };
}
