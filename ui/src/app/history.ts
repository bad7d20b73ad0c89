/** Where one was, as in a browser: going somewhere forgets what lay ahead. */
export interface History<T> {
  past: T[];
  here: T;
  ahead: T[];
}

const longest = 200;

export function begin<T>(here: T): History<T> {
  return { past: [], here, ahead: [] };
}

export function visit<T>(history: History<T>, here: T): History<T> {
  return { past: [...history.past, history.here].slice(-longest), here, ahead: [] };
}

export function back<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  return before === undefined ? history : { past: history.past.slice(0, -1), here: before, ahead: [history.here, ...history.ahead] };
}

export function forward<T>(history: History<T>): History<T> {
  const [next, ...ahead] = history.ahead;
  return next === undefined ? history : { past: [...history.past, history.here], here: next, ahead };
}
