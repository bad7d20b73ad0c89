/** ISO 3166 codes of states by their English short names, as the platform knows them. */
const codes = new Map<string, string>([['Turkey', 'TR'], ['Vatican', 'VA'], ['Hong Kong', 'HK'], ['Palestine', 'PS'], ['Myanmar', 'MM']]);
let known = false;

export function countryCode(english: string): string | undefined {
  if (!known) learn();
  return codes.get(english);
}

/** English short names of the countries that a list in words names; what is unknown stays as it is written. */
export function countriesIn(list: string, name: (english: string) => string): string[] {
  if (!known) learn();
  const plain = (text: string) => text.trim().toLocaleLowerCase();
  const english = new Map([...codes.keys()].flatMap((one) => [[plain(name(one)), one], [plain(one), one]] as const));
  return [...new Set(list.split(/[,;、，；]/).filter((one) => one.trim() !== '').map((one) => english.get(plain(one)) ?? one.trim()))];
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
