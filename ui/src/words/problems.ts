import type { Problem } from '../backend/types';
import { problems as fr } from './problems.fr';

/** What is wrong and what to do, by code; a code that is missing here is told as the program tells it, with its details. */
const languages: Record<string, Record<string, [message: string, hint: string]>> = { fr };

/** The problem in a language of the window. */
export function problemIn(language: string, problem: Problem): Problem {
  const said = languages[language]?.[problem.code];
  return said ? { ...problem, message: said[0], hint: said[1] } : problem;
}
