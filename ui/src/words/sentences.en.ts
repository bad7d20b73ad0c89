/** The texts of the concordance in English. */
export const sentencesEn = {
  left: 'Before', hitAndAfter: 'Wording and after', outlet: 'Outlet', date: 'Date', language: 'Language', category: 'Category', voice: 'Voice', speaker: 'Speaker', stance: 'Stance', note: 'Note',
  order: 'Order', orders: { date: 'by date', outlet: 'by outlet', language: 'by language', category: 'by category', voice: 'by voice', speaker: 'by speaker', stance: 'by stance', left: 'by the words before', hit: 'by wording', right: 'by the words after', random: 'at random' },
  seed: 'Seed', seedHint: 'The same seed gives the same order again, here and in exports.', shuffle: 'Another draw', group: 'Grouped', groupNone: 'not grouped', ascending: 'The other way round', sortBy: (column: string) => `Order by ${column}`,
  context: 'Context', contexts: { sentence: 'the sentence', paragraph: 'the paragraph', wide: 'sixty words around' }, columns: 'Columns…', columnsHint: 'Shown beside the wording',
  marked: 'Only marked', markedHint: 'Lines with a star or a note', star: 'Mark this line', unstar: 'Take the mark away', noted: 'Has a note', noteLabel: 'Note on this sentence', noteHint: 'Kept in the library and in exports', noteSave: 'Keep the note', noteSaved: 'The note is kept.',
  save: 'Save…', saves: { csv: 'As CSV (table)', xlsx: 'As XLSX (spreadsheet)', docx: 'As DOCX (document, with sources)' },
  copy: 'Copy with its source', copied: 'Copied', empty: 'No sentence answers this question', noMarks: 'No line is marked yet', noMarksHint: 'Open a line and mark it with the star, or write a note to it.', lines: 'Lines',
};
