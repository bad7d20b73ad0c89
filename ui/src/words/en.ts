import { care } from './care.en';
import { doctor } from './doctor.en';
import { exploreEn } from './explore.en';
import { sentencesEn } from './sentences.en';
import { windowEn } from './window.en';
import { plural } from './plural';
import { editing } from './codebook.en';
import { exportingEn } from './exporting.en';
import { reportParts } from './report.en';
import { validateEn } from './validate.en';

const locale = 'en-GB';
const count = (one: string, other: string) => plural(locale, { one, other });

/** Every text of the interface in English, and the shape that every other language must have. */
export const en = {
  ...editing,
  ...exportingEn,
  validate: validateEn,
  ...windowEn,
  locale,
  brand: 'Entente',
  /** Before a colon, semicolon, question or exclamation mark. */
  colon: ': ',
  separator: ' · ',
  open: '“',
  close: '”',
  dash: '–',

  dates: { quarter: (n: string, year: string) => `Q${n} ${year}`, week: (n: string, year: string) => `week ${n}, ${year}` },

  count: {
    articles: count('{n} article', '{n} articles'),
    outlets: count('{n} outlet', '{n} outlets'),
    hits: count('{n} hit', '{n} hits'),
    sentences: count('{n} sentence', '{n} sentences'),
    files: count('{n} file', '{n} files'),
    moreFiles: count('and {n} more file', 'and {n} more files'),
    rejected: count('{n} item was rejected', '{n} items were rejected'),
    copies: count('{n} copy', '{n} copies'),
    copiesLinked: count('{n} copy linked to its story', '{n} copies linked to their stories'),
    known: count('{n} article was already there', '{n} articles were already there'),
    added: count('{n} article added', '{n} articles added'),
    read: count('{n} article read', '{n} articles read'),
    uncoded: count('{n} article is not coded yet', '{n} articles are not coded yet'),
    undated: count('{n} undated article left out', '{n} undated articles left out'),
    coarse: count('{n} article left out for a date too coarse', '{n} articles left out for a date too coarse'),
    noText: count('{n} article without text left out', '{n} articles without text left out'),
    conditions: count('{n} more condition', '{n} more conditions'),
    moreOf: count('{n} more', '{n} more'),
    expressions: count('{n} expression', '{n} expressions'),
    categories: count('{n} category', '{n} categories'),
    seconds: count('{n} second left', '{n} seconds left'),
    minutes: count('{n} minute left', '{n} minutes left'),
    hours: count('{n} hour left', '{n} hours left'),
    tests: count('{n} comparison adjusted together', '{n} comparisons adjusted together'),
    languages: count('{n} language', '{n} languages'),
    days: count('{n} day', '{n} days'),
    chosen: count('{n} chosen', '{n} chosen'),
  },

  screens: {
    start: 'Start', library: 'Library', trends: 'Trends', compare: 'Compare', explore: 'Explore', sentences: 'Sentences', coverage: 'Coverage', events: 'Events', codebook: 'Codebook', validate: 'Validate', report: 'Report',
    import: 'Import', settings: 'Settings', help: 'Help', pinned: 'Side by side',
  },
  nav: { label: 'Screens', back: 'Back', forward: 'Forward', main: 'Content', skip: 'Skip to the content', close: 'Close this library', side: 'Sentences behind the point' },

  common: {
    cancel: 'Cancel', close: 'Close', save: 'Save', remove: 'Delete', again: 'Try again', loading: 'Reading…', all: 'All', none: 'None', unknown: 'unknown',
    noOutlet: '(unknown)', noDate: 'undated', noTitle: '(no title)', filter: 'Filter', clear: 'Clear', done: 'Done', show: 'Show', noMatch: 'Nothing matches', choose: 'Choose…', automatic: 'automatic', back: 'Back',
    more: 'Show more', 
  },

  start: {
    title: 'How do news outlets write about China and Russia?',
    lead: 'Import articles, see how often partnership language and neutrality claims appear, when, where and in whose voice, and follow every point to the sentences behind it.',
    sample: 'Try the sample collection',
    sampleHint: 'Invented articles from eight invented outlets, 2021 to 2024, in four languages.',
    create: 'New library…', createHint: 'One file that holds your articles and everything made of them.',
    open: 'Open a library…', openHint: 'A file whose name ends in .entente.',
    recent: 'Recent libraries', noRecent: 'Libraries that you open are listed here.', missing: 'no longer there', opening: 'Opening…',
    private: 'Everything stays on this computer. Nothing is sent anywhere.',
  },

  import: {
    title: 'Import articles',
    lead: 'Drop files or folders here, or choose them. Exports of press databases, Zotero and Media Cloud, tables, web pages, PDF, Word, mail, feeds and plain text are read; importing the same thing twice adds nothing.',
    chooseFiles: 'Choose files…', chooseFolder: 'Choose a folder…', dropHere: 'Let go to look into these files', looking: 'Looking into the files…',
    looked: 'What the files hold', file: 'File', format: 'Format', encoding: 'Encoding', columns: 'Which column holds what', noArticles: 'No article was found in this file.',
    columnNone: 'not in the file', fields: { id: 'Id', outlet: 'Outlet', date: 'Date', language: 'Language', title: 'Title', body: 'Text', url: 'Address', byline: 'Author' },
    collection: 'Collection', collectionHint: 'A name for this lot, such as “press 2023”. It can be left empty.',
    outlet: 'Outlet, where the files do not say', language: 'Language, where the files do not say', start: 'Import', others: 'Choose other files',
    outcome: 'The import is done', outcomeNone: 'Nothing new was found', rejected: 'Rejected', rejectedHint: 'These items were not imported. They are kept in this list.', source: 'Source', position: 'Where', reason: 'Why',
    next: 'Code the new articles', coding: 'The new articles are being coded.', see: 'See the trends', more: 'Import more', cancelled: 'The import was stopped', cancelledHint: 'What was read before is kept. Import the same files again to go on.', failed: 'The import failed', needsLibrary: 'Open or make a library first.', running: 'Importing',
    read: 'read', added: 'added', 
  },

  doctor,

  jobs: {
    kinds: { import: 'Importing', code: 'Coding articles', export: 'Saving', clean: 'Finding zones anew', reread: 'Reading originals again', index: 'Preparing the search', preview: 'Looking for what changes', group: 'Looking for copies', backup: 'Making a backup', erase: 'Erasing for good', move: 'Moving the library', restore: 'Putting a backup in its place', report: 'Saving the report', record: 'Counting again' }, ended: { import: 'Import done', code: 'Coding done', export: 'Saved', clean: 'Zones found anew', reread: 'Originals read again', index: 'The search is ready', preview: 'Looked through', group: 'Copies grouped', backup: 'Backup made', erase: 'Erased for good', move: 'The library was moved', restore: 'The backup is in its place', report: 'Report saved', record: 'Counted again' }, label: 'Work in progress', of: (done: string, total: string) => `${done} of ${total}`,
    rate: (n: string) => `${n} a second`, cancel: 'Stop', cancelled: 'Stopped', failed: 'Failed', dismiss: 'Put away', starting: 'Starting',
    stages: { read: 'Reading', code: 'Coding', preview: 'Reading', index: 'Indexing', copies: 'Looking for copies', report: 'Writing', backup: 'Copying', clean: 'Cleaning', reread: 'Reading again', look: 'Looking', lines: 'Writing', export: 'Writing', erase: 'Erasing' } as Record<string, string>,
  },

  question: {
    label: 'The question', narrow: 'Narrow…', narrowLabel: 'Add a condition to the question', folded: 'The other conditions of the question', saved: 'Saved questions', save: 'Save this question', saveAs: 'Name', note: 'Note', noneSaved: 'No question is saved yet.', savedAs: (name: string) => `Saved: ${name}`, remove: (name: string) => `Delete the saved question ${name}`, reset: 'Back to the plain question',
    with: ' with ', of: ' of ', by: ', by ', and: ' and ', among: ', among ', in: ', in ', from: ', ', mentioning: ', mentioning ', comma: ', ', against: ', compared with ', sentencesWith: 'Sentences with ', coverageOf: 'What was collected', beforeAfter: ', before and after events', all: 'all articles',
    elide: (text: string) => text, groupOf: (name: string) => `Group: ${name}`,
    controls: { concept: 'Concept', measure: 'Measure', by: 'Period', split: 'One line for each', among: 'Denominator', dates: 'Dates', copies: 'Copies', outlets: 'Outlets', languages: 'Languages', collections: 'Collections', search: 'Words in the article', voices: 'Voice', stances: 'Stance', categories: 'Categories', baseline: 'Compared with', byHand: 'Set by hand' },
    measures: { share: 'Share of articles', 'per-1000-sentences': 'Hits per 1,000 sentences', 'per-10000-words': 'Hits per 10,000 words', hits: 'Number of hits', articles: 'Number of articles' },
    measureHints: { share: 'articles with at least one hit, among all that are asked about', 'per-1000-sentences': 'fair between long and short articles, and between languages', 'per-10000-words': 'not to be compared across languages', hits: 'a plain count', articles: 'a plain count of articles with a hit' },
    periods: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' },
    splits: { outlet: 'outlet', language: 'language', category: 'category', voice: 'voice', stance: 'stance', kind: 'kind of outlet', country: 'country', group: 'group of outlets', none: 'all together' },
    outletKinds: { agency: 'news agencies', state: 'state media', public: 'public broadcasters', private: 'private media', official: 'official bodies' } as Record<string, string>,
    amongs: { all: 'all collected articles', 'both-actors': 'articles that mention both countries', published: 'all published articles' },
    amongHints: { all: 'how present the language is in an outlet as a whole', 'both-actors': 'how the two are written about when both appear', published: 'what part of all that was printed, by published totals' },
    copiesOf: { all: 'every copy counted', 'per-outlet': 'one copy per outlet', 'per-story': 'one copy per story' },
    copiesHints: { all: 'what readers were shown', 'per-outlet': 'the same text counts once in each outlet', 'per-story': 'an agency text counts once' },
    voices: { narrated: 'own voice', quoted: 'quoted' }, voiceHints: { narrated: 'the outlet says it itself', quoted: 'in quotation marks or after a verb of saying' },
    voiced: { narrated: 'in the outlet’s own voice', quoted: 'in quoted voice' },
    stances: { asserted: 'asserted', distanced: 'distanced', negated: 'negated' }, stanceHints: { asserted: 'said as so', distanced: 'so-called, sought, doubted', negated: 'said not to be so; not counted unless asked for' },
    unsaid: { concept: '', measure: '', by: '', split: 'all together', among: 'all articles', dates: 'the whole time', copies: 'every copy', outlets: 'all', languages: 'all', collections: 'all', search: 'any', byHand: 'counts', voices: 'both', stances: 'asserted, distanced', baseline: 'all the others' }, allDates: 'all dates', fromDate: 'From', toDate: 'To', dateHint: 'A year, a month or a day: 2023, 2023-09 or 2023-09-20', dateWrong: 'This is not a date. Write 2023, 2023-09 or 2023-09-20.', dateOrder: 'The first date comes after the last one.',
    since: (d: string) => `since ${d}`, until: (d: string) => `until ${d}`, range: (a: string, b: string) => (a === b ? a : `${a} to ${b}`), wholeTime: 'The whole time', searchHint: 'Quotation marks make a phrase', apply: 'Apply', allOutlets: 'All outlets', allLanguages: 'All languages', allCollections: 'All collections', noBaseline: 'all the others together',
  },

  trends: {
    figure: 'Figure', table: 'Table', view: 'Figure or table', over: 'Add to figure…', marks: { smooth: 'Moving average of three periods', events: 'Events', changes: 'Changes of level', holes: 'Gaps and spikes of the collection' }, marksHint: 'Drawn over the points, never in place of them. The saved figure holds the same.', export: 'Save…', exports: { svg: 'As SVG (drawing)', png: 'As PNG (picture)', csv: 'As CSV (numbers)', xlsx: 'As XLSX (workbook)', json: 'As JSON (for programs)', parquet: 'As Parquet (R, Python)' }, saved: (path: string) => `Saved as ${path}`,
    bands: 'bands: 95\u00a0% intervals', hollow: 'hollow points: fewer than 10 articles', walk: 'Arrow keys walk from point to point, Enter shows the sentences behind it.', 
    source: 'Source', codebook: 'codebook', library: 'library', recipe: 'recipe', notValidated: 'Not validated on this collection', notValidatedHint: 'Nobody has yet judged a sample of these hits. Read some sentences before you rely on the numbers.',
    empty: 'No article answers this question', emptyHint: 'Widen the dates, or take away a condition.', noHits: 'No such wording in these articles', uncodedHint: 'Articles must be coded before they can be counted.', code: 'Code them now',
    noArticles: 'This library is empty', noArticlesHint: 'Import some articles, and their trends appear here.', import: 'Import articles', period: 'Period', series: 'Series', articles: 'Articles', withHit: 'With a hit', hits: 'Hits', value: 'Value', interval: '95\u00a0% interval', peak: (what: string) => `highest: ${what}`, point: 'Show the sentences behind the highest point', drives: 'What is behind it', ofFirst: (n: string) => `of the first ${n} hits`, expressions: 'Wordings', voice: 'Voice', categories: 'Categories', all: 'all', points: 'Points of the figure', cautions: { 'codebook-changed': 'The codebook was changed since: these are the numbers of the last whole coding.', 'no-hits': 'No hit at all in these articles.', 'one-article': 'All hits come from one article.', 'one-outlet-dominates': 'One outlet brings most of the hits.', 'lengths-differ': 'Articles differ much in length between the series; rates per 1,000 sentences are fairer.', 'extents-differ': 'Some series hold full texts and others only parts; compare with care.', 'many-undated': 'Many articles have no date and are left out.', 'many-series': 'With so many series, some differences are chance.', 'few-articles': 'Many points rest on few articles.' } as Record<string, string>, drawing: 'Drawing…', gap: 'no article',
  },

  compare: {
    title: 'Compare', table: 'Comparison', ratio: 'Ratio', q: 'p, adjusted', against: 'Compared with', againstAll: 'Ratios compare each with all the others together. Under “Narrow…” one outlet can be chosen to compare with.', sort: 'Sort by', reference: 'reference', more: (x: string) => `${x} times`, ratioHelp: 'How many times the value of the outlet compared with, with its 95\u00a0% interval.', qHelp: 'p-values adjusted for their number (Benjamini-Hochberg). Under 0.05, the difference is unlikely to be chance alone.', sentencesOf: (key: string) => `Sentences of ${key}`, below: 'under 0.001',
  },

  explore: exploreEn,

  coverage: {
    title: 'Coverage', lead: 'What was collected, by outlet and week. A trend through a gap or a spike says more about the collection than about the press.', flags: 'Not to be trusted', noFlags: 'Nothing stands out: no long gap, no spike.', what: 'What', expected: 'Usual', whole: 'the whole collection', outlets: 'Outlets', first: 'First', last: 'Last', usual: 'A week',
    kinds: { gap: 'gap', spike: 'spike', 'first-of-month': 'piled up on the first of months', 'one-day': 'piled up on one day' } as Record<string, string>,
  },

  events: {
    title: 'Events', lead: 'Each event with the same number of days before and after it.', event: 'Event', before: 'Before', after: 'After', window: 'Days before and after', known: 'Only with enough articles', placebo: 'Chance date', ratioHelp: 'After divided by before, with its 95\u00a0% interval.', placeboHelp: 'How often a random date shows a change at least as large. Under 0.05, the event’s date is unusual.', none: 'No event with articles on both sides', noneHint: 'Choose more days, or wider dates.', around: 'Show the trend around this event',
  },

  sentences: sentencesEn,

  hit: {
    speakers: { China: 'China', Russia: 'Russia', both: 'both', other: 'other', unknown: 'speaker unknown', none: '' } as Record<string, string>,
    claimants: (names: string) => `said of ${names}`, notCounted: { negated: 'not counted', repeated: 'repeats the text, not counted', struck: 'struck out by hand, not counted' }, quoted: 'quoted', narrated: 'own voice', quotedBy: (who: string) => `quoted, ${who}`, actors: 'about', zones: { kicker: 'kicker', title: 'headline', lead: 'lead', body: 'text', caption: 'caption', credit: 'credit', dateline: 'dateline', byline: 'byline', boilerplate: 'boilerplate' },
    inArticles: (sentences: string, articles: string) => `${sentences} in ${articles}`, why: 'Why it was found', hideWhy: 'Hide why',
  },

  reader: {
    back: 'Back to the sentences', close: 'Close', title: 'Article', hits: 'Hits', noHits: 'No hit in this article.', copies: 'The same story elsewhere', address: 'Open in the browser', source: 'Source', collection: 'Collection', byline: 'By', extents: { full: '', cut: 'cut short', lead: 'lead only', headline: 'headline only', none: 'no text' }, previous: 'Previous hit', next: 'Next hit', position: (n: string, all: string) => `Hit ${n} of ${all}`, zone: 'Part of the article',
  },

  library: {
    title: 'Library', articles: 'Articles', outlets: 'Outlets', collections: 'Collections', languages: 'Languages', search: 'Search in the articles', searchHint: 'Words or “a phrase”', list: 'List of articles', outlet: 'Outlet', date: 'Date', headline: 'Headline', language: 'Language', hits: 'Hits', empty: 'This library is empty', emptyHint: 'Import articles from files on this computer.', import: 'Import articles', noMatch: 'No article matches', noMatchHint: 'Use fewer words, or take away a filter.', rejections: 'Rejected items', span: (a: string, b: string) => `${a} to ${b}`, code: 'Code them now', country: 'Country', kind: 'Kind', kinds: { agency: 'agency', state: 'state', public: 'public', private: 'private', official: 'official body' } as Record<string, string>, aliases: 'Also written', choose: 'Choose an article to read it here.', sortBy: (column: string) => `Sort by ${column}`,
  },

  edit: {
    change: 'Change', changeNamed: (name: string) => `Change ${name}`, save: 'Save', group: 'Group', groupHint: 'A name of your own', merge: 'Is the same outlet as', mergeNone: 'Stands by itself', mergeHint: 'Its articles then carry the other name. Nothing is lost: it can be separated again.', mergeTaken: 'Other outlets carry this name; separate them first.', separate: 'Separate', separateNamed: (name: string) => `Separate ${name}`, made: 'Changed.', undone: 'Taken back.', nothing: 'There is nothing more to take back or do again.', undo: 'Undo', redo: 'Redo',
  },

  care,

  copies: {
    title: 'Copies', found: (copies: string, stories: string) => `${copies} articles repeat ${stories} stories.`, threshold: 'Counted as a copy from', step: (part: string) => `${part} of the text`, hint: 'The part of the shorter text that must stand word for word in the longer one. Copies are never deleted; a question says whether it counts all of them, one per outlet, or one per story.', none: 'No article repeats another', noneHint: 'Copies are looked for after each import.', stories: 'Stories carried most often', compare: 'Compare', alike: (part: string) => `${part} of the shorter text stands in the longer one.`, onlyHere: 'only in this article', onlyThere: 'only in the other one',
  },

  codebook: {
    title: 'Codebook', lead: 'What is looked for, and in which words. Nothing in the program knows these concepts: they are data.', version: 'Version', languages: 'Languages', pair: 'Countries', language: 'Language of the expressions', filter: 'Find an expression', hits: 'Hits', none: 'No expression in this language.', patterns: 'Patterns', empty: 'No codebook yet', emptyHint: 'Code some articles, and the codebook that was used appears here.', definition: 'Definition', sentences: 'Sentences', legend: 'A star stands for any ending, ~3 for up to three words between, brackets for words that may be missing.',
  },

  report: {
    title: 'Report', options: 'What the report holds', name: 'Title', nameHint: 'Left empty, the question is the title.', language: 'Language', languages: { en: 'English', fr: 'French' }, theme: 'Colours', themes: { light: 'light', dark: 'dark', print: 'for print' }, perOutlet: 'Sentences per outlet', dated: 'Print today’s date', baseline: 'Compared with', preview: 'Preview', save: 'Save the report…', saved: (path: string) => `Saved as ${path}`, saving: 'Saving…', writing: 'Writing the report…', hint: 'One file with figures, tables, sentences and the method in words; nothing is loaded from anywhere.', file: 'report', empty: 'There is nothing to report yet',
  },

  reportParts,

  settings: { title: 'Settings', language: 'Language of the window', languages: { system: 'As the system', en: 'English', fr: 'Français' }, theme: 'Colours', themes: { system: 'As the system', light: 'Light', dark: 'Dark' }, about: 'About', aboutText: 'Entente reads, counts and draws on this computer only. Nothing is sent anywhere.', languageHint: 'The language of the articles is another matter: all four are read at once.' },

  help: {
    title: 'Help', keys: 'Keyboard', key: 'Key', does: 'What it does', shortcuts: { larger: 'Larger', smaller: 'Smaller', actual: 'Actual size', create: 'New library', closeLibrary: 'Close the library', print: 'Print', copyFigure: 'Copy the figure as a picture', star: 'Mark the line of sentences one is at', undo: 'Undo, redo a change', screens: 'Go to a screen', validate: 'Go to Validate', back: 'Back', forward: 'Forward', import: 'Import articles', open: 'Open a library', save: 'Save the figure or the report', settings: 'Settings', help: 'This help', close: 'Close the panel or menu', points: 'Walk through the points of a figure', point: 'Read the sentences behind a point', search: 'Search' },
    keysText: { larger: 'Ctrl +', smaller: 'Ctrl −', actual: 'Ctrl 0', create: 'Ctrl N', closeLibrary: 'Ctrl W', print: 'Ctrl P', copyFigure: 'Ctrl Shift C', star: '*', undo: 'Ctrl Z, Ctrl Shift Z', screens: 'Ctrl 1–9', validate: 'Ctrl J', back: 'Alt ←', forward: 'Alt →', import: 'Ctrl I', open: 'Ctrl O', save: 'Ctrl S', settings: 'Ctrl ,', help: 'F1', close: 'Esc', points: '← → ↑ ↓', point: 'Enter', search: 'Ctrl F' },
  },

  problem: { title: 'That did not work', hint: 'What to do', screen: 'This screen cannot be shown' },
};

/** What every language must say. */
export type Dictionary = typeof en;
