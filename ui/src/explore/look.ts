import type { LibraryInfo, Question, Selection, View } from '../backend/types';

/** The views of the explore screen, in the order of its list. */
export const kinds = ['heat', 'multiples', 'pairs', 'selections', 'quadrants', 'voices', 'words', 'spread', 'composition', 'drivers'] as const;
export type Kind = (typeof kinds)[number];

/** What is looked at, and how; parts that a kind does not know stay for when one comes back to theirs. */
export interface Look {
  kind: Kind;
  /** Two concepts: the other one, and whether periods are told apart. */
  second: string | null;
  overTime: boolean;
  /** Words: the two groups; none is the first group, and all the others. */
  of: string | null;
  against: string | null;
  /** First uses: one expression, or the most used. */
  expression: string | null;
  /** What makes it up: the point, or the whole. */
  key: string | null;
  period: string | null;
  /** Two selections: the one that is held. */
  other: Selection | null;
}

export const firstLook: Look = { kind: 'heat', second: null, overTime: false, of: null, against: null, expression: null, key: null, period: null, other: null };

/** The question that a view is asked: groups are outlets where it names none, and whole articles have no voice. */
export function exploring(question: Question, kind: Kind): Question {
  const grouped = ['heat', 'multiples', 'pairs', 'voices', 'words'].includes(kind);
  if (kind === 'selections' || kind === 'composition') return { ...question, split: 'none' };
  if (kind === 'quadrants' && ['category', 'voice', 'stance'].includes(question.split)) return { ...question, split: 'none' };
  if (kind === 'voices' && question.split === 'voice') return { ...question, split: 'outlet' };
  return grouped && question.split === 'none' ? { ...question, split: 'outlet' } : question;
}

/** The view that the engine is asked for; null while a part of it is not chosen yet. */
export function viewOf(look: Look, question: Question, library: LibraryInfo | null, groups: string[]): View | null {
  switch (look.kind) {
    case 'quadrants': {
      const second = look.second ?? library?.codebook?.concepts.find(({ id }) => id !== question.concept)?.id;
      return second && second !== question.concept ? { kind: 'quadrants', second, over_time: look.overTime } : null;
    }
    case 'words': {
      const of = look.of && groups.includes(look.of) ? look.of : groups[0];
      if (!of) return null;
      const against = look.against && look.against !== of && groups.includes(look.against) ? look.against : null;
      return { kind: 'words', of, against };
    }
    case 'spread':
      return { kind: 'spread', expression: look.expression };
    case 'drivers':
      return { kind: 'drivers', key: look.key, period: look.period };
    case 'selections':
      return look.other ? { kind: 'selections', other: look.other, names: null } : null;
    default:
      return { kind: look.kind };
  }
}
