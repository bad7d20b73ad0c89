/** ISO 3166 codes of states by their English short names, as the platform knows them. */
const codes = new Map<string, string>([['Turkey', 'TR'], ['Vatican', 'VA'], ['Hong Kong', 'HK'], ['Palestine', 'PS'], ['Myanmar', 'MM']]);
let known = false;

export function countryCode(english: string): string | undefined {
  if (!known) learn();
  return codes.get(english);
}

function learn(): void {
  known = true;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    if (name && !codes.has(name)) codes.set(name, code);
  }
}
