/** A sentence with a number in it, in the form that the language wants; `{n}` is the number as it writes numbers. */
export function plural(language: string, forms: { one: string; other: string }): (n: number) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (n) => (rules.select(n) === 'one' ? forms.one : forms.other).replaceAll('{n}', numbers.format(n));
}
