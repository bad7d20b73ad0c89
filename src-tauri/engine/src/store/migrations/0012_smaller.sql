-- Of ideographs the index keeps which two stand side by side, and in which articles; words alone stay in the full-text index,
-- which need not hold the place of every sign any more. id = block of articles, first sign, piece.
CREATE TABLE signs (id INTEGER PRIMARY KEY, pairs BLOB NOT NULL) STRICT;
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, detail = full, tokenize = 'ascii');
DELETE FROM meta WHERE key = 'indexed';
UPDATE bin_articles SET indexed = 0;

-- Four bytes of a hash find its row as well as sixteen do; what is found is compared whole.
DROP INDEX article_identity;
CREATE INDEX article_identity ON articles (substr(identity, 1, 4));
DROP INDEX article_text;
CREATE INDEX article_text ON articles (substr(text_hash, 1, 4));
-- Rows of an index are in the order of their ids anyway.
DROP INDEX article_uncoded;
CREATE INDEX article_uncoded ON articles (codebook);
