-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "deleter_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "superseded_by_id" UUID,
ADD COLUMN     "writer_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- Whoever deleted a copy of an asset, in whichever report, does not confirm that all are gone.
ALTER TABLE app.asset ADD CONSTRAINT no_deleter_confirms CHECK (disposed_by_id <> ALL (deleter_ids));

-- S5 holds for everybody who wrote a release, put it forward or edited it, unless a compensating review is recorded.
CREATE OR REPLACE FUNCTION app.segregate_authors() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF NEW.approved_by_id = ANY (NEW.author_ids || NEW.writer_ids || NEW.proposed_by_id)
    AND NOT app.was_looked_at('S5', 'releases.approve', NEW.id, NEW.approved_by_id)
  THEN
    RAISE EXCEPTION 'segregation S5: approved_by_id is an author' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END
$$;

-- Who wrote once has written: an author may be added, never taken away.
CREATE FUNCTION app.keep_authors() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF NOT coalesce(NEW.author_ids, '{}') @> coalesce(OLD.author_ids, '{}')
    OR NOT coalesce(NEW.writer_ids, '{}') @> coalesce(OLD.writer_ids, '{}')
    OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id
  THEN
    RAISE EXCEPTION 'segregation S5: an author was taken away' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER s5_keep BEFORE UPDATE OF author_ids, writer_ids, proposed_by_id ON app.release
  FOR EACH ROW EXECUTE FUNCTION app.keep_authors();

DROP TRIGGER s5 ON app.release;
CREATE TRIGGER s5 BEFORE INSERT OR UPDATE OF approved_by_id, author_ids, writer_ids, proposed_by_id ON app.release
  FOR EACH ROW EXECUTE FUNCTION app.segregate_authors();
