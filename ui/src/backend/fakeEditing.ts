import type { Backend } from './backend';
import type {
  CodebookChange, CodebookEntry, CodebookPreview, CodebookVersion, Figure, HandEdit, HandState, HitPage, HitRecord, LibraryInfo, Problem, Question, Trend,
} from './types';

type Calls = 'codebookBook' | 'codebookCheck' | 'codebookSave' | 'codebookBringBack' | 'codebookImport' | 'setByHand' | 'undoByHand' | 'redoByHand' | 'why' | 'whyNot';

/** The codebook and the decisions by hand of the stored answers: changed in memory, as the program changes them in the library. */
export function fakeEditing(stored: <T>(name: string) => Promise<T>) {
  const versions: CodebookVersion[] = [];
  let saved: CodebookChange[] = [];
  let waiting: string | null = null;
  let edits: HandEdit[] = [];
  let undone: HandEdit[] = [];

  const place = (hit: Pick<HitRecord, 'article' | 'zone' | 'start' | 'end' | 'concept'>) => `${hit.article} ${hit.zone === 'title'} ${hit.start} ${hit.end} ${hit.concept}`;
  const placeOf = ({ place: { article, in_title, start, end, concept } }: HandEdit) => `${article} ${in_title} ${start} ${end} ${concept}`;
  const holding = () => [...new Map(edits.map((edit) => [placeOf(edit), edit])).values()].filter(({ decision }) => decision);
  const hands = (): HandState => ({ decisions: holding().length, without_a_hit: 0, can_undo: edits.length > 0, can_redo: undone.length > 0 });

  const hit = (found: HitRecord): HitRecord => {
    const edit = holding().find((edit) => placeOf(edit) === place(found));
    if (!edit?.decision) return found;
    const { decision, reason, author, dated } = edit;
    const stance = decision.stance ?? found.stance;
    const set = { ...found, stance, voice: decision.voice ?? found.voice, speaker: decision.speaker ?? found.speaker, by_hand: { decision, reason, author, dated, rules: { stance: found.stance, voice: found.voice, speaker: found.speaker, claimants: found.claimants } } };
    return decision.struck ? { ...set, counted: false, not_counted: 'struck' } : { ...set, counted: found.not_counted !== 'repeated' && stance !== 'negated' };
  };

  async function entries(): Promise<CodebookEntry[]> {
    const { codebook } = await stored<LibraryInfo>('library-info');
    return codebook!.concepts.flatMap((concept) => concept.categories.flatMap((category) => category.expressions.map((expression) => ({
      key: expression.id, file: `china-russia.${expression.language}.toml`, line: 12, off: false, hits: expression.hits, options: [], kind: 'expression' as const,
      id: expression.id, concept: concept.id, category: category.id, language: expression.language, match: expression.patterns, not: [], near: [], stance: null, note: '',
    }))));
  }

  function changed(all: CodebookEntry[], changes: CodebookChange[]): CodebookEntry[] {
    for (const change of changes) {
      if (change.do === 'off' || change.do === 'on') all = all.map((entry) => (entry.key === change.key ? { ...entry, off: change.do === 'off', hits: null } : entry));
      if (change.do === 'remove') all = all.filter(({ key }) => key !== change.key);
      if (change.do !== 'put') continue;
      const open = change.entry.match.find((pattern) => pattern.split('(').length !== pattern.split(')').length);
      if (open) throw { code: 'codebook-invalid', message: `china-russia.en.toml, line 460: the pattern “${open}” cannot be read: “(” is not closed by “)”.`, hint: 'Write it as docs/codebook.md tells, or leave it out.' } satisfies Problem;
      const key = change.entry.id || `decoy china-russia.${change.entry.language}.toml 9`;
      const entry: CodebookEntry = { key, file: `china-russia.${change.entry.language}.toml`, line: 460, off: false, hits: null, options: [], ...change.entry };
      all = change.key ? all.map((other) => (other.key === change.key ? { ...entry, hits: other.hits } : other)) : [...all, entry];
    }
    return all;
  }

  async function preview(changes: CodebookChange[]): Promise<CodebookPreview> {
    const { rows } = await stored<HitPage>('hits');
    const trend = await stored<Trend>('trend-none');
    const off = changes.some((change) => change.do === 'off');
    const [gained, lost] = off ? [[], rows.slice(0, 3)] : [rows.slice(0, 4), []];
    const count = (key: string) => ({ key, before: 120, after: 120 + gained.length - lost.length, gained: gained.length, lost: lost.length, changed: 0 });
    return {
      from: 'sha256:3f9ac1', to: 'sha256:77aa01', looked_at: 12, articles: 181, total: count('all'), languages: [count('en')], outlets: [count(rows[0]!.outlet ?? '')], concepts: [count('partnership')],
      gained, lost, before: trend.series[0] ?? null, after: trend.series[0] ?? null, figure: await stored<Figure>('figure-trend-none-en-light'), warnings: [],
    };
  }

  function keep(what: string, hash: string, note: string, author: string, dated: string): CodebookVersion {
    if (versions.length === 0) versions.push({ id: 1, name: 'china-russia', hash: 'sha256:3f9ac1', what: 'first', note: '', author: '', dated: '', wanted: false, answers: true });
    versions.forEach((version) => (version.wanted = false));
    const version = { id: versions.length + 1, name: 'china-russia', hash, what, note, author, dated, wanted: true, answers: false };
    versions.push(version);
    waiting = hash;
    return version;
  }

  const backend: Pick<Backend, Calls> = {
    codebookBook: async () => ({ name: 'china-russia', hash: versions.at(-1)?.hash ?? 'sha256:3f9ac1', entries: changed(await entries(), saved), versions: versions.map((version) => ({ ...version })), languages: ['en', 'fr', 'ru', 'zh'] }),
    codebookCheck: async (changes) => changed(changed(await entries(), saved), changes),
    codebookSave: async (changes, note, author, dated) => ((saved = [...saved, ...changes]), keep('saved', `sha256:77aa0${versions.length}`, note, author, dated)),
    codebookBringBack: async (id, note, author, dated) => ((saved = []), keep('back', versions.find((version) => version.id === id)!.hash, note, author, dated)),
    codebookImport: async () => ({ change: { do: 'add', toml: '' }, patterns: 12, left_out: ['moves / all: “\\d+”: it looks like a regular expression'] }),
    setByHand: async (edit) => {
      if (!edit.reason.trim()) throw { code: 'reason-missing', message: 'A decision by hand needs a reason.', hint: 'Say in a few words why the rules are wrong here.' } satisfies Problem;
      edits = [...edits, edit];
      undone = [];
      return hands();
    },
    undoByHand: async () => ((undone = [...undone, ...edits.slice(-1)]), (edits = edits.slice(0, -1)), hands()),
    redoByHand: async () => ((edits = [...edits, ...undone.slice(-1)]), (undone = undone.slice(0, -1)), hands()),
    why: async (found) => ({ reasons: [{ about: 'rule', what: 'en.united-front', rule: 'front', words: '', zone: 'body', at: null }, { about: 'stance', what: 'asserted', rule: 'asserted', words: '', zone: null, at: null }, { about: 'actor-named', what: 'China', rule: 'named', words: 'x', zone: found.zone, at: { start: Math.max(0, found.start - 4), end: found.start } }] }),
    whyNot: async (article) => [{ article, zone: 'body', sentence_start: 900_000, sentence_end: 900_020, at: null, text: 'united front', concept: 'partnership', category: 'front', expression: 'en.united-front', why: 'actors-missing', demand: ['China', 'Russia'] }],
  };

  return {
    backend,
    preview,
    hit,
    page: (page: HitPage, question: Question): HitPage => (question.by_hand === 'left-out' ? page : { ...page, rows: page.rows.map(hit) }),
    state: () => ({ by_hand: hands(), ...(waiting ? { next_codebook: waiting } : {}) }),
    /** The coding that waited is whole. */
    coded: () => {
      if (waiting) versions.forEach((version) => (version.answers = version.wanted));
      waiting = null;
    },
  };
}
