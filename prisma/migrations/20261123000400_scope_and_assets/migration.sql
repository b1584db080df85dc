-- Persons who must differ, where no review can stand in: nobody approves a scope that he or she wrote in,
-- and whoever deleted the copies of an asset does not confirm that they are gone.
ALTER TABLE app.scope_statement ADD CONSTRAINT s1_writer_is_not_approver CHECK (approver_id <> ALL (writer_ids));
ALTER TABLE app.asset ADD CONSTRAINT deleter_does_not_confirm CHECK (disposed_by_id <> deleted_by_id);
ALTER TABLE app.asset ADD CONSTRAINT disposed_by_somebody CHECK (state <> 'disposed' OR disposed_by_id IS NOT NULL);

-- Two people who import one card at the same moment make one asset of it.
CREATE UNIQUE INDEX one_asset_a_card ON app.asset (kind, card_digest) WHERE state IN ('proposed', 'active', 'under_change');
