-- Evaluations in the order of their runs, and found by words.
CREATE INDEX evaluation_by_run ON app.evaluation (ran_at, id);
CREATE INDEX evaluation_words ON app.evaluation USING gin ((reference || ' ' || suite) app.gin_trgm_ops);
