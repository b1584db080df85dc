-- When the organisation works and what day it is there, and who was told of which due day.
ALTER TABLE app.organisation
  ADD COLUMN working_days smallint[] NOT NULL DEFAULT '{1,2,3,4,5}',
  ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC',
  ADD CONSTRAINT some_day_is_worked CHECK (cardinality(working_days) BETWEEN 1 AND 7 AND working_days <@ '{1,2,3,4,5,6,7}'::smallint[]);

CREATE TABLE app.holiday (
  id uuid NOT NULL,
  day date NOT NULL,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT holiday_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX holiday_day_key ON app.holiday (day);

CREATE TYPE app."ReminderStep" AS ENUM ('week_before', 'day_before', 'on_day', 'late', 'late_3', 'late_7');
CREATE TABLE app.reminder (
  id uuid NOT NULL,
  record_kind text NOT NULL,
  record_id uuid NOT NULL,
  person_id uuid NOT NULL,
  due date NOT NULL,
  step app."ReminderStep" NOT NULL,
  day date NOT NULL,
  passed app."ReminderStep"[],
  told_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT reminder_pkey PRIMARY KEY (id),
  CONSTRAINT reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.person (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
-- Each is told exactly once, however often and by however many processes the clock is looked at.
CREATE UNIQUE INDEX reminder_record_id_record_kind_person_id_due_step_key
  ON app.reminder (record_id, record_kind, person_id, due, step);
CREATE INDEX reminder_person_id_day_id_idx ON app.reminder (person_id, day, id);
CREATE INDEX reminder_unread ON app.reminder (person_id, day, id) WHERE read_at IS NULL;

SELECT audit.watch('app.holiday', 'holiday');
SELECT audit.watch('app.reminder', 'reminder');
-- What a due day means follows from the calendar, which whoever reads anything may know.
SELECT app.guard('app.holiday', 'any');

-- What is due soon or late is looked up by its day.
CREATE INDEX attestation_open_by_due ON app.attestation (due, id)
  WHERE state IN ('scheduled', 'due', 'rejected', 'overdue');
CREATE INDEX evidence_ending ON app.evidence (valid_until, id) WHERE state IN ('accepted', 'expired');
