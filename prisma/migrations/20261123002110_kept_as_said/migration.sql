-- What a document says of an asset that nobody and nothing here answers to yet: an owner who does not work
-- here, a place that is not there, data flows that nobody has drawn. Shown, and handed on as it was said.
ALTER TABLE app.asset ADD COLUMN said jsonb NOT NULL DEFAULT '{}';
