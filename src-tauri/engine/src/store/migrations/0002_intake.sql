-- Where a collection comes from: what was asked of which database, as JSON.
CREATE TABLE provenance (id INTEGER PRIMARY KEY, collection INTEGER REFERENCES collections, told TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX provenance_told ON provenance (coalesce(collection, 0), told);

-- Files from whose markup text was taken, packed whole, so that a better reader can read them again.
CREATE TABLE originals (
    id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, source TEXT NOT NULL, format TEXT NOT NULL,
    size INTEGER NOT NULL, -- bytes before packing
    bytes BLOB NOT NULL    -- zstd
) STRICT;

-- Imports that were begun; a row stays until its import has ended.
CREATE TABLE imports (id INTEGER PRIMARY KEY, paths TEXT NOT NULL, options TEXT NOT NULL, items INTEGER NOT NULL DEFAULT 0) STRICT;

-- Mappings that a person chose, by the columns they name.
CREATE TABLE mappings (columns TEXT PRIMARY KEY, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- How much was published, whatever was collected: articles by outlet and period (`2022`, `2022-03`, `2022-03-04`).
CREATE TABLE published (outlet TEXT NOT NULL, period TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (outlet, period)) STRICT, WITHOUT ROWID;

-- Title and body in one column: a second one costs two bytes for each word of an article.
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, detail = full, tokenize = 'ascii');
DELETE FROM meta WHERE key = 'indexed';
