-- Versions of the codebook, codings made beside the one that answers, and what was set by hand.

-- What a person saved, brought in or brought back, in order; the newest is the one that is wanted.
CREATE TABLE codebook_versions (
    id INTEGER PRIMARY KEY,
    codebook INTEGER NOT NULL REFERENCES codebooks,
    what TEXT NOT NULL,      -- first, saved, given, back
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    dated TEXT NOT NULL      -- as the person gave it; empty: not given
) STRICT;

-- The coding with a newer codebook, while the last whole one still answers.
CREATE TABLE next_articles (article INTEGER PRIMARY KEY, mentions_pair INTEGER NOT NULL) STRICT;
CREATE TABLE next_hits (
    id INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL, category INTEGER NOT NULL, expression INTEGER NOT NULL,
    zone INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    voice INTEGER NOT NULL, speaker INTEGER NOT NULL, stance INTEGER NOT NULL, not_counted INTEGER,
    actors TEXT, claimants TEXT
) STRICT;

-- With which codebook the hits were found; meta 'codebook' is the one that is wanted, 'next' that of next_hits.
INSERT INTO meta SELECT 'coded', value FROM meta WHERE key = 'codebook';

-- Decisions about single hits, in order: the last one that is not undone counts. A hit is known by its place and concept,
-- so that it stays the same hit when the library is coded again.
CREATE TABLE hand_edits (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    title INTEGER NOT NULL,  -- 1: bytes of the title, 0: of the body
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    concept TEXT NOT NULL,
    decision TEXT,           -- JSON; null: as the rules say
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    dated TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX hand_article ON hand_edits (article);
