-- What reaches thousands of assets changes them all at once. With room for the next version of every row in its own
-- page, and no column changed that an index knows, such a change writes no index; there are twenty, one of words.
ALTER TABLE app.asset SET (fillfactor = 50);
