-- One edition is worked on at a time: two that were begun at the same moment would both be.
CREATE UNIQUE INDEX one_open_scope ON app.scope_statement ((true)) WHERE state IN ('draft', 'in_review');
