import type { CodebookInfo, LibraryInfo, Question, Selection } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** Every control that a question has. */
export type Control = 'concept' | 'measure' | 'by' | 'split' | 'among' | 'dates' | 'copies' | 'outlets' | 'languages' | 'collections' | 'search' | 'voices' | 'stances' | 'byHand' | 'baseline';

/** Where a question stands: each surface leaves out the parts that mean nothing there. */
export type Surface = 'trends' | 'compare' | 'sentences' | 'coverage' | 'events' | 'explore' | 'report';

/** A stretch of the sentence: plain, a control, or the conditions that two lines could not hold. */
export type Part = { text: string; control?: Control; folded?: Control[] };

export function plainQuestion(concept: string): Question {
  const selection: Selection = { from: null, to: null, outlets: [], languages: [], collections: [], search: null };
  return { concept, categories: [], measure: 'share', by: 'month', split: 'none', among: 'all', copies: 'all', stances: [], voices: [], selection };
}

/** The finest of month, quarter and year that leaves some ten articles to a period: fewer make a line of noise. */
export function usefulPeriod(library: Pick<LibraryInfo, 'articles' | 'first_day' | 'last_day'>): Question['by'] {
  if (!library.first_day || !library.last_day) return 'month';
  const months = (Date.parse(library.last_day) - Date.parse(library.first_day)) / (30.4 * 86_400_000) + 1;
  if (library.articles / months >= 10) return 'month';
  return (library.articles * 3) / months >= 10 ? 'quarter' : 'year';
}

export function sameQuestion(a: Question, b: Question): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The question with part of its selection changed. */
export function selecting(question: Question, change: Partial<Selection>): Question {
  return { ...question, selection: { ...question.selection, ...change } };
}

/** The question as a sentence; parts at their defaults stay unsaid. `room` is how many letters two lines hold. */
export function sentence(question: Question, surface: Surface, words: Words, codebook: CodebookInfo | null, baseline: string | null = null, room = Infinity): Part[] {
  const t = words.t.question;
  const head = opening(question, surface, words, codebook);
  const conditions = [...structure(question, surface, words, baseline), ...narrowing(question, surface, words)];
  const parts = [...head];
  let length = lengthOf(head);
  for (const [index, condition] of conditions.entries()) {
    const left = conditions.length - index;
    length += lengthOf(condition);
    if (length > room && left > 1) return [...parts, { text: t.comma }, { text: words.t.count.conditions(left), folded: conditions.slice(index).flatMap((each) => each.flatMap(({ control }) => control ?? [])) }];
    parts.push(...condition);
  }
  return parts;
}

export function asText(parts: Part[]): string {
  return parts.map((part) => part.text).join('');
}

const lengthOf = (parts: Part[]) => parts.reduce((sum, part) => sum + part.text.length, 0);

function opening(question: Question, surface: Surface, words: Words, codebook: CodebookInfo | null): Part[] {
  const t = words.t.question;
  const concept = { text: conceptText(question, words, codebook), control: 'concept' as const };
  if (surface === 'coverage') return [{ text: t.coverageOf }];
  if (surface === 'sentences') return [{ text: t.sentencesWith }, concept];
  const measure = { text: t.measures[question.measure], control: 'measure' as const };
  if (question.measure === 'share' || question.measure === 'articles') return [measure, { text: t.with }, concept];
  return [measure, { text: t.of }, { ...concept, text: t.elide(concept.text) }];
}

/** `partnership language (formula, alliance)`. */
function conceptText(question: Question, words: Words, codebook: CodebookInfo | null): string {
  const concept = codebook?.concepts.find(({ id }) => id === question.concept);
  const title = lowerFirst(words.of(concept?.title ?? {}, question.concept));
  if (question.categories.length === 0) return title;
  const names = question.categories.map((id) => lowerFirst(words.of(concept?.categories.find((category) => category.id === id)?.title ?? {}, id)));
  return `${title} (${short(names, words)})`;
}

function structure(question: Question, surface: Surface, words: Words, baseline: string | null): Part[][] {
  const t = words.t.question;
  const parts: Part[][] = [];
  if (surface === 'trends' || surface === 'report' || surface === 'explore') {
    parts.push([{ text: t.by }, { text: t.periods[question.by], control: 'by' }]);
    if (question.split !== 'none') parts.push([{ text: t.and }, { text: t.splits[question.split], control: 'split' }]);
  }
  if (surface === 'compare') {
    const split = question.split === 'none' ? 'outlet' : question.split;
    parts.push([{ text: t.by }, { text: t.splits[split], control: 'split' }]);
    if (baseline) parts.push([{ text: t.against }, { text: baseline, control: 'baseline' }]);
  }
  if (surface === 'events') parts.push([{ text: t.beforeAfter }]);
  if (surface !== 'sentences' && surface !== 'coverage' && question.among !== 'all') parts.push([{ text: t.among }, { text: t.amongs[question.among], control: 'among' }]);
  return parts;
}

function narrowing(question: Question, surface: Surface, words: Words): Part[][] {
  const t = words.t.question;
  const { from, to, outlets, languages, collections, search } = question.selection;
  const parts: Part[][] = [];
  const add = (before: string, text: string, control: Control) => parts.push([{ text: before }, { text, control }]);
  if (from || to) add(t.comma, datesText(from, to, words), 'dates');
  if (outlets.length > 0) add(t.in, short(outlets, words), 'outlets');
  if (languages.length > 0) add(t.comma, short(languages.map((code) => words.languageName(code)), words), 'languages');
  if (collections.length > 0) add(t.in, short(collections, words), 'collections');
  if (search) add(t.mentioning, `${words.t.open}${search}${words.t.close}`, 'search');
  if (surface === 'coverage') return parts;
  if (question.voices.length === 1) add(t.comma, t.voiced[question.voices[0]!], 'voices');
  if (question.stances.length > 0) add(t.comma, words.list(question.stances.map((stance) => t.stances[stance])), 'stances');
  if (question.copies !== 'all') add(t.comma, t.copiesOf[question.copies], 'copies');
  if (question.by_hand === 'left-out') add(t.comma, words.t.hand.left, 'byHand');
  return parts;
}

/** `January 2022 to June 2024`: whole months and years are said as such. */
export function datesText(from: string | null, to: string | null, words: Words): string {
  const t = words.t.question;
  const first = from && words.date(shortest(from, 'first'));
  const last = to && words.date(shortest(to, 'last'));
  if (first && last) return t.range(first, last);
  return first ? t.since(first) : last ? t.until(last) : t.allDates;
}

/** `2023-01-01` as the first of a year is `2023`; `2023-09-30` as the last of a month is `2023-09`. */
export function shortest(day: string, end: 'first' | 'last'): string {
  const [year, month] = day.split('-') as [string, string, string];
  const bounds = (written: string) => (end === 'first' ? firstDay(written) : lastDay(written));
  if (bounds(year) === day) return year;
  return bounds(`${year}-${month}`) === day ? `${year}-${month}` : day;
}

/** The first day that a year, a month or a day means; null where there is no such date. */
export function firstDay(written: string): string | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written.trim());
  if (!parts) return null;
  return real(`${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}`);
}

/** The last day that a year, a month or a day means; null where there is no such date. */
export function lastDay(written: string): string | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written.trim());
  if (!parts) return null;
  const [, year, month = '12', day] = parts;
  if (day) return real(`${year}-${month}-${day}`);
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return real(`${year}-${month}-${String(last).padStart(2, '0')}`);
}

function real(day: string): string | null {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

/** Two names in full, the others as a number. */
function short(names: string[], words: Words): string {
  return names.length <= 3 ? words.list(names) : words.list([...names.slice(0, 2), words.t.count.moreOf(names.length - 2)]);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
