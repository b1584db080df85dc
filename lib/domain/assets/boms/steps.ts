import sql from "sql-template-tag";
import type { QueryContext } from "@/lib/kernel/operation";
import { readResults } from "./rules";
import type { BomArtefact, BomEvaluation, BomFlow } from "./schema";

type Rows = Pick<QueryContext<unknown>, "rows">;
type Ids = readonly string[];
type ById<Value> = ReadonlyMap<string, readonly Value[]>;

interface ArtefactRow {
  readonly assetId: string;
  readonly digest: string;
  readonly fileName: string;
  readonly release: string;
  readonly format: string;
  readonly quantisation: string;
  readonly bytes: number | null;
  readonly parameters: number | null;
  readonly tokenizer: string | null;
  readonly chatTemplate: string | null;
}

/** Files of weights, by asset. */
export async function artefactsOf({ rows }: Rows, ids: Ids): Promise<ById<BomArtefact>> {
  const found = await rows<ArtefactRow>(sql`
    SELECT asset_id AS "assetId", digest, file_name AS "fileName", release, format, quantisation, bytes,
      parameters, tokenizer, chat_template AS "chatTemplate"
    FROM artefact WHERE asset_id = ANY(${[...ids]}::uuid[])`);
  return grouped(found, ({ assetId: _, digest, fileName, release, ...rest }) => ({
    digest,
    fileName,
    release,
    fields: Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) =>
        value === null || value === "" ? [] : [[key, String(value)]],
      ),
    ),
  }));
}

interface EvaluationRow extends Omit<BomEvaluation, "results"> {
  readonly assetId: string;
  readonly results: unknown;
}

/**
 * What was measured, by asset. Whether a bias run passed is said by the criteria here: that is ours, not
 * the measurement's, and stays.
 */
export async function evaluationsOf({ rows }: Rows, ids: Ids): Promise<ById<BomEvaluation>> {
  const found = await rows<Omit<EvaluationRow, "ranAt"> & { ranAt: Date }>(sql`
    SELECT asset_id AS "assetId", kind, suite, harness, harness_version AS "harnessVersion", digest, data,
      seed, ran_at AS "ranAt",
      CASE WHEN kind <> 'bias' THEN passed END AS passed, source, results
    FROM evaluation WHERE asset_id = ANY(${[...ids]}::uuid[])`);
  return grouped(found, ({ assetId: _, results, ranAt, ...rest }) => ({
    ...rest,
    ranAt: ranAt.toISOString(),
    results: readResults(results),
  }));
}

/** Data that goes into and out of endpoints, by endpoint. */
export async function flowsOf({ rows }: Rows, ids: Ids): Promise<ById<BomFlow>> {
  const found = await rows<BomFlow & { readonly assetId: string }>(sql`
    SELECT here.id AS "assetId", f.name, f.data, f.classification,
      CASE WHEN f.to_asset_id = here.id THEN 'inbound' ELSE 'outbound' END AS direction,
      other.reference AS asset,
      CASE WHEN other.id IS NULL THEN nullif(CASE WHEN f.to_asset_id = here.id THEN f.from_party ELSE f.to_party END, '') END AS party
    FROM data_flow f
      JOIN asset here ON here.id IN (f.from_asset_id, f.to_asset_id) AND here.kind = 'endpoint'
      LEFT JOIN asset other ON other.id = CASE WHEN f.to_asset_id = here.id THEN f.from_asset_id ELSE f.to_asset_id END
    WHERE f.state = 'active' AND here.id = ANY(${[...ids]}::uuid[])`);
  return grouped(found, ({ assetId: _, ...flow }) => flow);
}

function grouped<Row extends { readonly assetId: string }, Value>(
  rows: readonly Row[],
  of: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = Map.groupBy(rows, ({ assetId }) => assetId);
  return new Map([...groups].map(([id, found]) => [id, found.map(of)]));
}
