import type { CodebookInfo, LibraryInfo, Question, Stance, Voice } from '../backend/types';
import type { Choice } from '../shared/Choices.svelte';
import type { Words } from '../words/words.svelte';
import { selecting, type Control, type Surface } from './question';

/** What a control offers, what is chosen, and the question that a choice makes. */
export interface Offer {
  choices: Choice[];
  chosen: string[];
  many: boolean;
  choose: (value: string) => Question;
}

/** The parts that a surface can still add to its question, in the order of the menu. */
export function unsaid(question: Question, surface: Surface, baseline: string | null, library: LibraryInfo | null): Control[] {
  const { from, to, outlets, languages, collections, search } = question.selection;
  const coded = surface !== 'coverage';
  const counted = coded && surface !== 'sentences';
  const missing: [Control, boolean][] = [
    ['split', (surface === 'trends' || surface === 'report' || surface === 'explore') && question.split === 'none'],
    ['baseline', surface === 'compare' && baseline === null],
    ['dates', !from && !to],
    ['outlets', outlets.length === 0],
    ['languages', languages.length === 0],
    ['collections', collections.length === 0 && (library?.collections.length ?? 0) > 1],
    ['among', counted && question.among === 'all'],
    ['voices', coded && question.voices.length !== 1],
    ['stances', coded && question.stances.length === 0],
    ['copies', coded && question.copies === 'all'],
    ['byHand', coded && (library?.by_hand?.decisions ?? 0) > 0 && question.by_hand !== 'left-out'],
    ['search', !search],
  ];
  return missing.filter(([, shown]) => shown).map(([control]) => control);
}

/** What a list control offers; null for the controls that are typed into (dates, search) and for the baseline. */
export function offer(control: Control, question: Question, surface: Surface, library: LibraryInfo | null, words: Words): Offer | null {
  const t = words.t.question;
  const { selection } = question;
  const one = (values: readonly string[], text: Record<string, string>, hints: Record<string, string>, chosen: string, choose: (value: string) => Question): Offer => ({
    choices: values.map((value) => ({ value, text: text[value] ?? value, hint: hints[value] })), chosen: [chosen], many: false, choose,
  });
  switch (control) {
    case 'concept':
      return concepts(question, library?.codebook ?? null, words);
    case 'measure':
      return one(['share', 'per-1000-sentences', 'per-10000-words', 'hits', 'articles'], t.measures, t.measureHints, question.measure, (value) => ({ ...question, measure: value as Question['measure'] }));
    case 'by':
      return one(['day', 'week', 'month', 'quarter', 'year'], t.periods, {}, question.by, (value) => ({ ...question, by: value as Question['by'] }));
    case 'split': {
      const splits = ['none', 'outlet', 'language', 'category', 'voice', 'stance', 'kind', 'country', 'group'].slice(surface === 'compare' ? 1 : 0);
      const chosen = surface === 'compare' && question.split === 'none' ? 'outlet' : question.split;
      return one(splits, t.splits, {}, chosen, (value) => ({ ...question, split: value as Question['split'] }));
    }
    case 'among':
      return one(['all', 'both-actors', ...((library?.published ?? 0) > 0 || question.among === 'published' ? ['published'] : [])], t.amongs, t.amongHints, question.among, (value) => ({ ...question, among: value as Question['among'] }));
    case 'copies':
      return one(['all', 'per-outlet', 'per-story'], t.copiesOf, t.copiesHints, question.copies, (value) => ({ ...question, copies: value as Question['copies'] }));
    case 'byHand':
      return one(['applied', 'left-out'], words.t.hand.counts, words.t.hand.countsHints, question.by_hand ?? 'applied', (value) => byHand(question, value));
    case 'outlets':
      return outletsAndGroups(question, library, words);
    case 'languages':
      return several(library?.languages.map(({ key, articles }) => ({ value: key, text: words.languageName(key), count: words.number(articles) })) ?? [], selection.languages, (languages) => selecting(question, { languages }));
    case 'collections':
      return several(library?.collections.map(({ key, articles }) => ({ value: key, text: key, count: words.number(articles) })) ?? [], selection.collections, (collections) => selecting(question, { collections }));
    case 'voices':
      return several(['narrated', 'quoted'].map((value) => ({ value, text: t.voices[value as Voice], hint: t.voiceHints[value as Voice] })), question.voices, (voices) => ({ ...question, voices: (voices.length === 2 ? [] : voices) as Voice[] }));
    case 'stances': {
      const counted = question.stances.length > 0 ? question.stances : ['asserted', 'distanced'];
      const plain = (stances: string[]) => stances.length === 0 || (stances.length === 2 && !stances.includes('negated'));
      return several(['asserted', 'distanced', 'negated'].map((value) => ({ value, text: t.stances[value as Stance], hint: t.stanceHints[value as Stance] })), counted, (stances) => ({ ...question, stances: (plain(stances) ? [] : stances) as Stance[] }));
    }
    default:
      return null;
  }
}

/** Outlets, and before them the user's groups: choosing a group chooses its outlets, or lets them go where all are chosen. */
function outletsAndGroups(question: Question, library: LibraryInfo | null, words: Words): Offer {
  const { outlets } = question.selection;
  const all = library?.outlets ?? [];
  const single = several(all.map(({ name, articles }) => ({ value: name, text: name, count: words.number(articles) })), outlets, (chosen) => selecting(question, { outlets: chosen }));
  const names = [...new Set(all.flatMap(({ group }) => group ?? []))].sort((a, b) => a.localeCompare(b, words.t.locale));
  const members = (group: string) => all.filter((outlet) => outlet.group === group).map(({ name }) => name);
  const whole = (group: string) => members(group).every((name) => outlets.includes(name));
  const groups = names.map((group) => ({ value: `group:${group}`, text: words.t.question.groupOf(group), count: words.number(members(group).length) }));
  return {
    ...single,
    choices: [...groups, ...single.choices],
    chosen: [...names.filter(whole).map((group) => `group:${group}`), ...outlets],
    choose: (value) => {
      const group = names.find((name) => `group:${name}` === value);
      if (group === undefined) return single.choose(value);
      const wanted = new Set(whole(group) ? outlets.filter((name) => !members(group).includes(name)) : [...outlets, ...members(group)]);
      return selecting(question, { outlets: all.map(({ name }) => name).filter((name) => wanted.has(name)) });
    },
  };
}

/** What is at its default stays unsaid, so that the same question is always the same text. */
function byHand(question: Question, value: string): Question {
  const { by_hand: _, ...plain } = question;
  return value === 'left-out' ? { ...plain, by_hand: 'left-out' } : plain;
}

/** Any number of values; kept in the order of the list, so that the same choice is always the same question. */
function several(choices: Choice[], chosen: readonly string[], make: (chosen: string[]) => Question): Offer {
  const toggled = (value: string) => choices.map((choice) => choice.value).filter((other) => (other === value ? !chosen.includes(other) : chosen.includes(other)));
  return { choices, chosen: [...chosen], many: true, choose: (value) => make(toggled(value)) };
}

/** Concepts, and under the one that is chosen its categories. */
function concepts(question: Question, codebook: CodebookInfo | null, words: Words): Offer {
  const choices: Choice[] = [];
  const chosen = [question.concept, ...question.categories.map((id) => `/${id}`)];
  for (const concept of codebook?.concepts ?? []) {
    choices.push({ value: concept.id, text: words.of(concept.title, concept.id), hint: words.of(concept.definition) });
    if (concept.id !== question.concept) continue;
    choices.push(...concept.categories.map(({ id, title }) => ({ value: `/${id}`, text: words.of(title, id), indent: true })));
  }
  const order = codebook?.concepts.find(({ id }) => id === question.concept)?.categories.map(({ id }) => id) ?? [];
  const toggle = (category: string) => order.filter((id) => (id === category ? !question.categories.includes(id) : question.categories.includes(id)));
  const whole = (categories: string[]) => (categories.length === order.length ? [] : categories);
  return {
    choices,
    chosen,
    many: false,
    choose: (value) => (value.startsWith('/') ? { ...question, categories: whole(toggle(value.slice(1))) } : { ...question, concept: value, categories: [] }),
  };
}
