import { tellProblems } from '../backend/backend';
import type { Measure, Settings } from '../backend/types';
import { en, type Dictionary } from './en';
import { fr } from './fr';
import { countryCode } from './countries';
import { problemIn } from './problems';
import { placeIn, toldIn } from './told';

export type Language = 'en' | 'fr';
export const dictionaries: Record<Language, Dictionary> = { en, fr };

/** The interface's texts, numbers and dates in the language chosen. */
export class Words {
  language = $state<Language>('en');
  readonly t = $derived(dictionaries[this.language]);
  readonly #locale = $derived(dictionaries[this.language].locale);
  readonly #names = $derived(new Intl.DisplayNames(this.#locale, { type: 'language' }));
  readonly #countries = $derived(new Intl.DisplayNames(this.#locale, { type: 'region' }));

  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(this.#locale, { maximumFractionDigits: digits }).format(value);
  }

  /** `0.0339` as `3.4 %`, `0.00079` as `0.079 %`: two digits that count, below ten; set as in figures and reports. */
  percent(share: number): string {
    return `${this.#hundredths(share)}\u00a0%`;
  }

  #hundredths(share: number): string {
    return new Intl.NumberFormat(this.#locale, this.#digits(share)).format(share * 100);
  }

  #digits(share: number): Intl.NumberFormatOptions {
    return share < 0.0995 && share > 0 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 };
  }

  /** A number with exactly so many decimals, for columns. */
  fixed(value: number, digits: number): string {
    return new Intl.NumberFormat(this.#locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  }

  /** A size on disk: kilobytes, megabytes or gigabytes. */
  size(bytes: number): string {
    const [unit, of] = bytes < 1e6 ? ['kilobyte', 1e3] : bytes < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9];
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit: unit as string, maximumFractionDigits: 1 }).format(bytes / (of as number));
  }

  /** A value in its measure's own unit. */
  value(measure: Measure, value: number | null): string {
    if (value === null) return this.t.dash;
    if (measure === 'share') return this.percent(value);
    return this.number(value, measure === 'hits' || measure === 'articles' ? 0 : value < 10 ? 2 : 1);
  }

  interval(measure: Measure, low: number | null, high: number | null): string {
    if (low === null || high === null) return this.t.dash;
    const first = measure === 'share' ? this.#hundredths(low) : this.value(measure, low);
    return `${first}${this.t.dash}${this.value(measure, high)}`;
  }

  /** A moment such as `2026-01-02T03:04:05Z`, in the time of this place. */
  moment(written: string): string {
    const at = new Date(written);
    return Number.isNaN(at.getTime()) ? written : new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  }

  /** A date or period to its own precision: `2023`, `2023-Q1`, `2023-W09`, `2023-09`, `2023-09-20`, `2023-09-20T08:15`. */
  date(written: string | null, month: 'long' | 'short' = 'long'): string {
    if (!written) return this.t.common.noDate;
    const [year, rest, day] = written.split(/[-T]/);
    if (!rest) return year!;
    if (rest.startsWith('Q')) return this.t.dates.quarter(rest.slice(1), year!);
    if (rest.startsWith('W')) return this.t.dates.week(String(Number(rest.slice(1))), year!);
    const at = new Date(Date.UTC(Number(year), Number(rest) - 1, Number(day ?? 1)));
    if (Number.isNaN(at.getTime())) return written;
    const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month, timeZone: 'UTC' };
    return new Intl.DateTimeFormat(this.#locale, day ? { ...parts, day: 'numeric' } : parts).format(at);
  }

  list(items: string[]): string {
    return new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(items);
  }

  languageName(code: string | null): string {
    if (!code) return this.t.common.unknown;
    try {
      return this.#names.of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** A state by its English short name, in the interface's language. */
  country(english: string): string {
    if (english === 'European Union' && this.language === 'fr') return 'Union européenne';
    const code = countryCode(english);
    return (code && this.#countries.of(code)) || english;
  }

  /** A title or definition of the codebook; English where this language has none. */
  of(texts: Partial<Record<string, string>>, otherwise = ''): string {
    return texts[this.language] ?? texts.en ?? otherwise;
  }

  /** A reason or a remark of the readers of files, and where in a file it holds. */
  told(sentence: string): string {
    return toldIn(this.language, sentence);
  }

  place(position: string): string {
    return placeIn(this.language, position);
  }

  choose(setting: Settings['language'], system: string): void {
    this.language = setting === 'system' ? (system.toLowerCase().startsWith('fr') ? 'fr' : 'en') : setting;
    tellProblems((problem) => problemIn(this.language, problem));
  }
}
