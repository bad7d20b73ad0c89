/** What the views beyond trend and comparison are called, in English. */
export const exploreEn = {
  title: 'Explore', kinds: 'What to look at', options: 'How to look at it', table: 'Table of the figure',
  names: {
    heat: 'Heat map', multiples: 'Small multiples', quadrants: 'Two concepts', voices: 'Voice', words: 'Words', composition: 'Composition', spread: 'First uses', pairs: 'All pairs', selections: 'Two selections', drivers: 'What makes it up', events: 'Events',
  },
  leads: {
    heat: 'A row for each, a cell a period: the stronger, the more.', multiples: 'A panel for each, all on the same scales.',
    quadrants: 'Articles with only one of the two concepts, with both, or with neither.', voices: 'What is quoted, and what an outlet says itself.',
    words: 'Words that stand around the hits of one group more often than around those of the other. Compare groups that write in one language.',
    composition: 'Whether a change is what outlets write, or which outlets were collected.', spread: 'Who printed a wording first, and how it went round.',
    pairs: 'Every two against each other, with p adjusted for all of them.', selections: 'One question asked of two selections of articles.',
    drivers: 'The wordings, outlets, stories and articles that a point is made of.', events: '',
  },
  second: 'Other concept', overTime: 'over time', of: 'Words of', against: 'against', othersAll: 'all the others', expression: 'Expression', allExpressions: 'the most used', point: 'Point', wholeAnswer: 'the whole answer', noRows: 'There is nothing to show here',
  noRowsHint: 'Widen the dates, or take away a condition.', held: 'Held:', hold: 'Hold this selection', holdHint: 'Hold the articles asked about now. Then change dates, outlets or words in the question: both selections are shown side by side.', release: 'Let go', exchange: 'Exchange the two', everything: 'all articles',
  both: { this: 'the selection of the question', other: 'the held selection' } as Record<string, string>,
  takeApart: 'Take it apart…', alone: 'A single outlet has nothing to be compared with.', legend: 'Series of the figure', zoom: 'Drag over a stretch of time, or walk with Shift and the arrow keys, and press Z: the figure shows only that.', zoomed: (range: string) => `Zoomed to ${range}`, stretch: (range: string) => `${range} chosen, Z shows only that`,
  hide: (name: string) => `Hide ${name}`, show: (name: string) => `Show ${name}`,
  columns: {
    series: 'Series', key: 'Series', period: 'Period', value: 'Value', articles: 'Articles', articles_with_hit: 'With a hit', hits: 'Hits', only_first: 'Only the first', only_second: 'Only the other', both: 'Both', neither: 'Neither', odds_ratio: 'Odds ratio', quoted_share: 'Quoted', quoted: 'Quoted hits', narrated: 'Own voice', speakers: 'Quoted speakers',
    pattern: 'Wording', language: 'Language', word: 'Word', a: 'Here', b: 'There', log_ratio: 'Log ratio', g2: 'G²', dispersion: 'Clumping', p: 'p', q: 'p, adjusted', raw: 'As collected', panel: 'Fixed panel', standardised: 'Standardised', expression: 'Expression', outlet: 'Outlet', first_day: 'First use', hits_of_outlet: 'Hits', half_days: 'Days to half', title: 'Event', date: 'Date', before: 'Before', after: 'After', ratio: 'Ratio',
    placebo_p: 'Chance date', kind: 'What', share: 'Part', difference: 'Difference', first: 'First', other: 'Second', shrunken: 'Shrunken',
  } as Record<string, string>,
  parts: { expression: 'expression', outlet: 'outlet', story: 'story', article: 'article' } as Record<string, string>,
  helps: {
    log_ratio: 'Doublings: 1 is twice as frequent here, −1 half as frequent.', g2: 'Log-likelihood: how sure it is that the two differ.', dispersion: 'From 0, evenly spread over articles, to 1, all in one place.', half_days: 'Days from the first outlet until half of those that ever used it had done so.',
    shrunken: 'The share of a small group drawn towards that of all: the better guess of what it would show with more articles.',
    odds_ratio: 'Above 1 the two concepts keep company; below 1 they avoid each other.', standardised: 'Each outlet weighted by its part of the whole collection.', panel: 'Only outlets that are there in every period.', placebo_p: 'How often a random day shows as large a change.',
  } as Record<string, string>,
  marks: { loess: 'Local fit (LOESS)', without_one: 'Without any one outlet' },
  own: {
    title: 'Your own events', lead: 'They are kept in this library, drawn on trends and measured with the others.', add: 'Add', date: 'Date', what: 'What happened', source: 'Source', remove: (title: string) => `Delete ${title}`, none: 'No event of your own yet.', dateWrong: 'Write the day as 2022-02-24.', whatMissing: 'Say in a few words what happened.',
    file: 'From a CSV file…', fileHint: 'A header date,title,source, and a line an event.', open: 'Your own events…',
  },
};
