-- One history for every change by hand, a bin for articles, and a log that says when.
ALTER TABLE log ADD COLUMN dated TEXT NOT NULL DEFAULT ''; -- as the caller's clock said; empty: not known
ALTER TABLE log ADD COLUMN edit INTEGER;                   -- the change that this line is about
ALTER TABLE codebook_versions ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;

-- Decisions by hand that were made before there was one history.
DELETE FROM hand_edits WHERE undone = 1;
INSERT INTO edits (what, forward, inverse)
    SELECT 'hit', json_object('edit', 'hit', 'decision', id, 'article', article, 'holds', json('true')),
        json_object('edit', 'hit', 'decision', id, 'article', article, 'holds', json('false')) FROM hand_edits ORDER BY id;

-- Deleted articles, as they stood; nothing that asks for articles sees them.
CREATE TABLE bin_articles (
    id INTEGER PRIMARY KEY, outlet INTEGER, collection INTEGER, language TEXT, day INTEGER, minute INTEGER, precision INTEGER,
    extent INTEGER NOT NULL, sentences INTEGER NOT NULL, words INTEGER NOT NULL, story INTEGER NOT NULL, codebook INTEGER,
    mentions_pair INTEGER NOT NULL, identity BLOB NOT NULL, text_hash BLOB NOT NULL, external_hash INTEGER,
    indexed INTEGER NOT NULL, -- 1: its words are in the index
    grouped INTEGER NOT NULL  -- 1: its copies were looked for
) STRICT;
CREATE INDEX bin_identity ON bin_articles (identity);
CREATE TABLE bin_texts (
    article INTEGER PRIMARY KEY, source INTEGER NOT NULL, external_id TEXT, title TEXT, body BLOB NOT NULL, dictionary INTEGER NOT NULL,
    url TEXT, byline TEXT, details TEXT
) STRICT;
CREATE TABLE bin_hits (
    id INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL, category INTEGER NOT NULL, expression INTEGER NOT NULL,
    zone INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    voice INTEGER NOT NULL, speaker INTEGER NOT NULL, stance INTEGER NOT NULL, not_counted INTEGER,
    actors TEXT, claimants TEXT
) STRICT;
CREATE TABLE bin_sketches (article INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
-- Links that lost an end, until both ends are there again.
CREATE TABLE bin_links (article INTEGER NOT NULL, other INTEGER NOT NULL, similarity REAL NOT NULL, PRIMARY KEY (article, other)) STRICT, WITHOUT ROWID;
-- Links made so that copies stay together without the one that joined them; they go when `instead_of` comes back.
CREATE TABLE bin_bridges (instead_of INTEGER NOT NULL, article INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (instead_of, article, other)) STRICT, WITHOUT ROWID;
CREATE TABLE bin_revisions (article INTEGER PRIMARY KEY, revised INTEGER NOT NULL) STRICT;
