-- Another wording of a scenario waits for a second person who says that it means the same.
ALTER TABLE app.risk
  ADD COLUMN IF NOT EXISTS pending_cause text,
  ADD COLUMN IF NOT EXISTS pending_event text,
  ADD COLUMN IF NOT EXISTS pending_consequence text,
  ADD COLUMN IF NOT EXISTS pending_by_id uuid;
ALTER TABLE app.risk ADD CONSTRAINT waiting_words_have_a_writer CHECK (
  num_nulls(pending_cause, pending_event, pending_consequence, pending_by_id) IN (0, 4));

-- What the authority of a band decides, whoever asks.
ALTER TABLE app.acceptance ADD CONSTRAINT accepted_by_somebody_until_a_day CHECK (state <> 'accepted'
  OR (decided_by_id IS NOT NULL AND valid_until IS NOT NULL AND reason IS NOT NULL AND binds IS NOT NULL));
ALTER TABLE app.acceptance ADD CONSTRAINT nobody_accepts_a_critical_risk CHECK (state <> 'accepted' OR (band <> 'critical' AND score < 17));
ALTER TABLE app.risk ADD CONSTRAINT owner_does_not_confirm_closing CHECK (closed_by_id <> owner_id);

-- Sorts and searches of the register that Prisma cannot express.
CREATE INDEX risk_by_reference ON app.risk (lpad(reference, 64, '0'), id);
CREATE INDEX risk_by_review ON app.risk ((coalesce(next_review, 'infinity'::date)), id);
CREATE INDEX treatment_by_due ON app.treatment (due, id);
CREATE INDEX treatment_words ON app.treatment USING gin ((reference || ' ' || action) app.gin_trgm_ops);
CREATE INDEX acceptance_by_day ON app.acceptance ((coalesce(valid_until, 'infinity'::date)), id);
