-- What finds the copies of a text: the smallest hashes of its shingles, four bytes each.
CREATE TABLE sketches (article INTEGER PRIMARY KEY REFERENCES articles, hashes BLOB NOT NULL) STRICT;

-- Pairs that resemble each other, the later article first; 1 is the same text.
CREATE TABLE links (
    article INTEGER NOT NULL REFERENCES articles, other INTEGER NOT NULL REFERENCES articles, similarity REAL NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

-- Copies that were linked before there were links.
INSERT INTO links SELECT id, story, 1.0 FROM articles WHERE story <> id;
