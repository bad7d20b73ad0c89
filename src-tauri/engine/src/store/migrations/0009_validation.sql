-- Samples of sentences, what coders say of them, and what was settled afterwards; each a layer of its own.
CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL UNIQUE,
    options TEXT NOT NULL,   -- JSON, seed included
    codebook TEXT NOT NULL,  -- hash of the codebook whose hits were sampled
    library TEXT NOT NULL    -- hash of the content then
) STRICT;

-- What the codebook said of a sentence when it was drawn, and what its weight is made of.
CREATE TABLE sample_items (
    sample INTEGER NOT NULL REFERENCES samples,
    place INTEGER NOT NULL,
    item TEXT NOT NULL,      -- its name in packets
    article INTEGER NOT NULL,
    detail TEXT NOT NULL,    -- JSON: sentence, concept, code, outlet, language, period, stratum
    PRIMARY KEY (sample, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_item_article ON sample_items (article);

-- In order: of each coder and item the last one that is not undone counts.
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    sample INTEGER NOT NULL REFERENCES samples,
    item TEXT NOT NULL,
    coder TEXT NOT NULL,
    judgement TEXT NOT NULL, -- JSON
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX judgement_item ON judgements (sample, item);

-- In order: of each item the last one counts; null: open again.
CREATE TABLE settlements (
    id INTEGER PRIMARY KEY,
    sample INTEGER NOT NULL REFERENCES samples,
    item TEXT NOT NULL,
    settled TEXT             -- JSON
) STRICT;
