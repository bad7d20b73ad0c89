import { counted, places, told } from './told.fr';

type Pairs = [said: string, other: string][];
interface Tongue { told: Pairs; places: Pairs; counted: Pairs }
/** What the readers of files say, by language; English is what they say themselves. */
const languages: Record<string, Tongue> = { fr: { told, places, counted } };

/** What stands in a sentence at its `{}`; null where it is another sentence. */
function parts(said: string, pattern: string): string[] | null {
  const source = pattern.split('{}').map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)');
  return new RegExp(`^${source}$`, 's').exec(said)?.slice(1) ?? null;
}

const filled = (pattern: string, found: string[]) => pattern.split('{}').map((text, place) => text + (found[place] ?? '')).join('');

function first(said: string, pairs: Pairs): string | null {
  for (const [pattern, other] of pairs) {
    const found = parts(said, pattern);
    if (found) return filled(other, found);
  }
  return null;
}

/** Where in a file: `row 12` as `ligne 12`. */
export function placeIn(language: string, said: string): string {
  const tongue = languages[language];
  return (tongue && first(said, tongue.places)) ?? said;
}

/** A reason or a remark of the readers in a language of the window; as it came where that language has none for it. */
export function toldIn(language: string, said: string): string {
  const tongue = languages[language];
  if (!tongue) return said;
  const whole = first(said, tongue.told);
  if (whole !== null) return whole;
  for (const [pattern, other] of tongue.counted) {
    const [sentence, ...rest] = parts(said, pattern) ?? [];
    const known = sentence === undefined ? null : first(sentence, tongue.told);
    if (known !== null) return filled(other, [known, ...rest.map((part) => placeIn(language, part))]);
  }
  return said;
}
