-- What a person marks on lines of sentences: a star, a note. The place in the stored text survives another coding.
CREATE TABLE line_marks (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    title INTEGER NOT NULL,  -- 1: bytes of the title, 0: of the body
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    concept TEXT NOT NULL,
    starred INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (article, title, start, end, concept)
) STRICT, WITHOUT ROWID;
