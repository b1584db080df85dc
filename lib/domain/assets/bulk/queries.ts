import sql from "sql-template-tag";
import { listStatement, matching, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { type BatchRow, batchPage, listBatchesInput } from "./schema";

/** Imports and changes in bulk, the newest first, and which of them can still be undone. */
export const listBatches = query({
  name: "batches.list",
  may: ["compliance", "engineer", "admin", "internal_auditor"],
  route: "GET /assets/batches",
  input: listBatchesInput,
  output: batchPage,
  async run({ input, now, rows }) {
    const statement = listStatement(
      {
        columns: sql`b.id, b.reference, b.kind, b.title, b.version,
          json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS by,
          to_char(b.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
          to_char(b.undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "undoneAt",
          (b.undone_at IS NULL AND b.at > ${now}::timestamptz - interval '1 day') AS undoable`,
        from: sql`batch b JOIN person p ON p.id = b.by_id`,
        countFrom: sql`batch b`,
        where: matching(sql`(b.reference || ' ' || b.title)`, input.q),
        sorts: { at: { by: sql`b.at`, as: "timestamptz" } },
        defaultSort: "-at",
        id: sql`b.id`,
      },
      input,
    );
    return pageFrom(await rows<BatchRow & { sortValue: string; total: number }>(statement), input);
  },
});
