/** Words of the report's sections and templates. */
export const reportParts = {
  format: 'Format', formats: { html: 'HTML (one page for any browser)', pdf: 'PDF (pages)', docx: 'DOCX (to go on writing in)', xlsx: 'XLSX (the numbers)' },
  sections: 'Sections', sectionsHint: 'Tick what the report holds, move it up or down, and add words of your own. They stand before what is made from the numbers.',
  up: (name: string) => `Move “${name}” up`, down: (name: string) => `Move “${name}” down`, moved: (name: string, place: number) => `${name}: place ${place}`,
  own: 'Own words', ownOf: (name: string) => `Own words in “${name}”`, heading: 'Heading', addText: 'Add a section of your own', remove: (name: string) => `Take “${name}” out`, ownSection: 'A section of your own', usual: 'Back to the usual sections',
  openTemplate: 'Open a template…', saveTemplate: 'Save as template…', templateFile: 'report-template',
  names: {
    summary: 'Summary', question: 'Question', corpus: 'The articles', trend: 'Over time', comparison: 'Outlets compared', quadrants: 'Two concepts together', voices: 'Who says it', events: 'Before and after events',
    examples: 'Sentences', validation: 'Validation', methods: 'Methods', limits: 'Limits', appendix: 'Appendix', text: 'Own section',
  } as Record<string, string>,
};
