-- Letters and digits of a title alone, as `bare` in lib/domain/risks/loads/twins/rules.ts reads them: the database
-- may keep fewer characters than it does, never more, so that no twin is missed. Its own collation might know letters
-- of English only; this one knows those of every script.
CREATE FUNCTION app.bare_title(title text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(normalize(bare_title.title, NFKC) COLLATE "und-x-icu"), '[^[:alnum:]]+', ' ', 'g'))
$$;
REVOKE ALL ON FUNCTION app.bare_title(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.bare_title(text) TO annex_app, annex_reader, annex_auditor;

-- What a table that comes in again is held against, in pages in the order of ids.
CREATE INDEX risk_by_bare_title ON app.risk (app.bare_title(title), id) WHERE kind = 'risk' AND state <> 'closed';
