/** The texts of the window's manners in English: pinned questions, zoom, tour, guide, terms. */
export const windowEn = {
  pinned: {
    title: 'Side by side', pin: 'Pin this question', unpin: 'Unpin', show: 'Show side by side', open: 'Ask this', current: 'the question of now', sameScale: 'Both value axes reach equally far.', otherScale: 'The two count in different units: each has its own scale.',
    empty: 'No question is pinned', emptyHint: 'Pin a question with the pin above a figure. Two can be read side by side.', second: 'Ask another question and pin it too, or come back with it: it will stand beside this one.', pinned: 'The question is pinned.', unpinned: 'The question is no longer pinned.', menu: 'Pinned questions', none: 'Pin this question, ask another, and read the two side by side on one scale.', pinNamed: (name: string) => `Pin the question ${name}`,
  },
  manners: {
    zoomed: (percent: string) => `Zoom ${percent}`, copyFigure: 'Copy as picture', figureCopied: 'The figure is on the clipboard.', noFigure: 'There is no figure on this screen to copy.', logAt: (path: string) => `The log file is at ${path}. It holds codes and times, no text of articles.`, textSize: 'Size of the text', print: 'Print…', log: 'Show the log file', logHint: 'To attach to a report of an error. It holds codes and times, no text of articles.',
  },
  tour: {
    title: 'Five-minute tour', step: (n: string, of: string) => `Step ${n} of ${of}`, leave: 'End the tour', skip: 'Skip this step', done: 'That was the way from articles to a report. With your own articles it is the same.', start: 'Take the tour', again: 'Take the tour again', go: 'Show me',
    steps: {
      peak: ['Find the peak', 'Look for the highest point of the line and choose it. With the keyboard: go to the figure, walk with the arrow keys, press Enter.'],
      read: ['Read behind it', 'The sentences behind the point stand at the right. Open one of them in its article.'],
      outlets: ['See who writes so', 'In the question, choose “Narrow…”, then “One line for each”, then “outlet”.'],
      sentences: ['Read across outlets', 'Go to Sentences: every hit on its own line. Choose a line to read its article.'],
      report: ['Save a report', 'Go to Report and save it: figures, examples and methods, ready to send.'],
    } as Record<string, [string, string]>,
  },
  guide: { title: 'User guide', contents: 'Contents', terms: 'Words of method', more: 'More in the user guide', source: (name: string) => `How to export from ${name}`, sources: 'How to get articles out of a database', missing: 'This page is not part of the guide that is shipped.', picture: 'Picture' },
  terms: {
    hit: 'Hit', share: 'Share of articles', denominator: 'Denominator', interval: '95\u00a0% interval', hollow: 'Hollow point', gap: 'Gap', voice: 'Voice', stance: 'Stance', claimant: 'Claimant', copy: 'Copy', ratio: 'Ratio', adjusted: 'Adjusted p', validation: 'Validation', codebook: 'Codebook', recipe: 'Recipe', category: 'Category', seed: 'Seed',
  },
  meanings: {
    hit: 'One expression of the codebook found in one sentence.', share: 'Articles with at least one hit, divided by the articles of the denominator.', denominator: 'The articles that are asked about: all of them, or only those that mention both countries.',
    interval: 'The range that would hold the true value in 95 of 100 such samples. Few articles make it wide.', hollow: 'A period with fewer than 10 articles. Read it with care.', gap: 'A period in which nothing was collected. It is not zero.', voice: 'Own voice: the outlet says it. Quoted: in quotation marks or after a verb of saying.',
    stance: 'Asserted: said as so. Distanced: so-called, sought, doubted. Negated: said not to be so, and not counted unless asked for.', claimant: 'The state that is said to be neutral or to mediate.', copy: 'The same text carried again, exactly or nearly. A question says what it counts.', ratio: 'How many times the value of the outlet compared with.', adjusted: 'A p-value corrected because many comparisons are made at once.',
    validation: 'People judge a random sample of sentences; from that follows how often the rules are right.', codebook: 'The list of concepts, categories and expressions that is looked for, with its version.', recipe: 'A short name of question, codebook and library together. The same recipe always gives the same numbers.', category: 'A kind of wording within a concept, as the codebook divides it.', seed: 'A number from which a random order is drawn. The same seed draws the same order again.',
  },
};
