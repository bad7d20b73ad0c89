import { expect, test } from 'vitest';
import { countriesIn } from './countries';

test('countries are read from a list in any of the two languages', () => {
  const french = (english: string) => ({ 'South Africa': 'Afrique du Sud', Turkey: 'Turquie' })[english] ?? english;
  expect(countriesIn('turquie ; Afrique du Sud, Turkey', french)).toEqual(['Turkey', 'South Africa']);
  expect(countriesIn(' , ', french)).toEqual([]);
  expect(countriesIn('Ruritania', french)).toEqual(['Ruritania']);
});
