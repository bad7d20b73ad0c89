/** The texts of exports, of reports made again and of verification. */
export const exportingEn = {
  exporting: {
    open: 'Export…', title: 'Export data', what: 'A row for each', program: 'For', form: 'Form', bom: 'With a byte-order mark, for Excel', semicolons: 'Semicolons between cells', save: 'Export', saving: 'Writing',
    formulas: 'In CSV a text that a spreadsheet would run as a formula gets an apostrophe in front.',
    selection: 'All articles that the question selects, every row of them.',
    kinds: { articles: 'article', hits: 'hit of the concept', sentences: 'sentence', tables: 'number of the question’s tables' },
    programs: { any: 'any program', quanteda: 'quanteda (R)', iramuteq: 'IRaMuTeQ' },
    endings: { csv: 'CSV', xlsx: 'Excel workbook', jsonl: 'JSON Lines', parquet: 'Parquet', txt: 'Text with starred lines' },
    files: { articles: 'articles', hits: 'hits', sentences: 'sentences', tables: 'tables' },
    saved: (paths: string) => `Written: ${paths}`,
  },
  record: {
    again: 'Make a saved report again…',
    againHint: 'Takes the question and choices of a saved report, asks them of the articles as they are now, and adds what changed.',
    madeAgain: (path: string, changed: string) => `Saved: ${path}. ${changed}`,
    changed: (n: number) => (n === 0 ? 'No number changed.' : n === 1 ? 'One number changed.' : `${n} numbers changed.`),
    verify: 'Check a saved file…',
    sound: 'Every number of the file was found again.',
    differs: (n: number) => (n === 1 ? 'One number of the file differs.' : `${n} numbers of the file differ.`),
    around: { library: 'The articles are others now.', codebook: 'The codebook is another one now.', version: 'The file was made by another version of the program.', 'set by hand': 'What was set by hand is different now.' } as Record<string, string>,
  },
};
