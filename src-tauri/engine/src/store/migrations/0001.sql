-- A library: what was collected, how it was coded, what was asked.

CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

-- zstd dictionaries, one a language; bodies name the one they were packed with (none: 0).
CREATE TABLE dictionaries (id INTEGER PRIMARY KEY, language TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;

CREATE TABLE outlets (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, country TEXT, language TEXT, kind TEXT
) STRICT;
-- Ways in which sources write an outlet, folded.
CREATE TABLE outlet_aliases (
    alias TEXT PRIMARY KEY, outlet INTEGER NOT NULL REFERENCES outlets, written TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- What every question reads of an article: a few numbers. The text stands in texts.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    outlet INTEGER REFERENCES outlets,
    collection INTEGER REFERENCES collections,
    language TEXT,
    day INTEGER,            -- first day the date can mean, days of the common era; null: undated
    minute INTEGER,         -- minutes after midnight where the source prints them
    precision INTEGER,      -- 0 year, 1 month, 2 day, 3 minute
    extent INTEGER NOT NULL, -- 0 full, 1 cut, 2 lead, 3 headline, 4 none
    sentences INTEGER NOT NULL,
    words INTEGER NOT NULL,
    story INTEGER NOT NULL, -- id of the first article with this text
    codebook INTEGER REFERENCES codebooks, -- with which it is coded; null: not yet
    mentions_pair INTEGER NOT NULL DEFAULT 0,
    identity BLOB NOT NULL,  -- 128 bits: what makes it the same article when it comes again
    text_hash BLOB NOT NULL, -- 128 bits of the hash of title and body
    external_hash INTEGER,   -- of the id the source gave
    revision_of INTEGER REFERENCES articles
) STRICT;
CREATE UNIQUE INDEX article_identity ON articles (identity);
CREATE INDEX article_text ON articles (text_hash);
CREATE INDEX article_external ON articles (external_hash) WHERE external_hash IS NOT NULL;
CREATE INDEX article_uncoded ON articles (codebook, id);
CREATE INDEX article_story ON articles (story) WHERE story <> id;

CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles,
    source INTEGER NOT NULL REFERENCES sources,
    external_id TEXT,
    title TEXT,
    body BLOB NOT NULL,      -- zstd
    dictionary INTEGER NOT NULL,
    url TEXT,
    byline TEXT,
    details TEXT             -- JSON: zones, position, raw fields, other fields of the source
) STRICT;

CREATE TABLE rejections (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, position TEXT NOT NULL, reason TEXT NOT NULL, item TEXT,
    UNIQUE (source, position, reason)
) STRICT;

CREATE TABLE codebooks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;

-- id = article * 2^20 + place among the article's hits: one stretch of the table an article.
CREATE TABLE hits (
    id INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL, category INTEGER NOT NULL, expression INTEGER NOT NULL,
    zone INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    voice INTEGER NOT NULL, speaker INTEGER NOT NULL, stance INTEGER NOT NULL, not_counted INTEGER,
    actors TEXT, claimants TEXT
) STRICT;

CREATE TABLE questions (name TEXT PRIMARY KEY, note TEXT NOT NULL, question TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What was done to the library, in order.
CREATE TABLE log (id INTEGER PRIMARY KEY, what TEXT NOT NULL, detail TEXT NOT NULL) STRICT;

-- Folded words of titles and bodies, Chinese and Japanese characters apart; asked in phrases.
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', columnsize = 0, detail = full, tokenize = 'ascii');
