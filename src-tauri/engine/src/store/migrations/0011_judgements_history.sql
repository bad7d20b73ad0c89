-- Samples, judgements and decisions stand in the one history. A sample that was dropped stays until the history forgets it.
ALTER TABLE samples ADD COLUMN stands INTEGER NOT NULL DEFAULT 1;
ALTER TABLE settlements ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;
DELETE FROM judgements WHERE undone = 1;

-- What was done before.
INSERT INTO edits (what, forward, inverse)
    SELECT 'sample', json_object('edit', 'sample', 'sample', id, 'name', name, 'stands', json('true')),
        json_object('edit', 'sample', 'sample', id, 'name', name, 'stands', json('false')) FROM samples ORDER BY id;
INSERT INTO edits (what, forward, inverse)
    SELECT 'judgements', json_object('edit', 'judgements', 'sample', sample, 'coder', coder, 'judgements', json_array(id), 'holds', json('true')),
        json_object('edit', 'judgements', 'sample', sample, 'coder', coder, 'judgements', json_array(id), 'holds', json('false')) FROM judgements ORDER BY id;
INSERT INTO edits (what, forward, inverse)
    SELECT 'settlement', json_object('edit', 'settlement', 'settlement', id, 'holds', json('true')),
        json_object('edit', 'settlement', 'settlement', id, 'holds', json('false')) FROM settlements ORDER BY id;
