import sql from "sql-template-tag";
import { invalid } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import { pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { countsOf } from "../../assets/bulk/rules";
import { MOST_ROWS } from "../../assets/bulk/schema";
import { batchesStatement, type ListedBatch } from "../../assets/bulk/steps";
import { registerWhere } from "../register/steps";
import { riskFilter } from "../schema";
import { listRiskBatchesInput, previewRisksInput, riskBatchPage, risksPreview } from "./schema";
import { givenFor, inOrder, judged, namesFor, risksNamed } from "./steps";

/** What a change in bulk would do to each row; nothing is written. */
export const previewRisks = query({
  name: "risks.previewChangeMany",
  may: ["compliance", "risk_owner"],
  // Five hundred rows are too long for an address, so this question is put by POST.
  route: "POST /risks/batch-preview",
  input: previewRisksInput,
  output: risksPreview,
  async run({ db, rows, input, actor, now }) {
    const filter = input.risks ? null : (input.filter ?? riskFilter.parse({}));
    const found = filter
      ? await rows<{ id: string }>(sql`
          SELECT r.id FROM app.risk r
          WHERE ${registerWhere(filter, { actor, today: dayOf(now) }).reduce(
            (all, one) => sql`${all} AND ${one}`,
            sql`true`,
          )}
          ORDER BY r.id LIMIT ${MOST_ROWS + 1}`)
      : [];
    if (found.length > MOST_ROWS) {
      throw invalid({
        filter: [
          `More than ${MOST_ROWS} risks match. Narrow the filter, and change them in parts.`,
        ],
      });
    }
    const wanted = input.risks?.map(({ id }) => id) ?? found.map(({ id }) => id);
    const risks = await risksNamed(db, wanted);
    const asked =
      input.risks ??
      found.flatMap(({ id }) =>
        risks.filter((one) => one.id === id).map(({ version }) => ({ id, version })),
      );
    const given = await givenFor(db, input.change, now);
    const names = await namesFor(db, risks, given);
    const told = inOrder(risks, asked).map((one) => judged(one, { actor, given, names }));
    const shown = told.map(({ row }) => row);
    return {
      ...countsOf(shown),
      rows: shown,
      accepted: told.flatMap(({ claim }) =>
        claim?.risk.acceptance
          ? [{ risk: claim.risk.reference, acceptance: claim.risk.acceptance }]
          : [],
      ),
    };
  },
});

/** Imports of risks and changes of many risks, the newest first. */
export const listRiskBatches = query({
  name: "risks.listBatches",
  may: ["compliance", "risk_owner", "admin", "internal_auditor"],
  route: "GET /risks/batches",
  input: listRiskBatchesInput,
  output: riskBatchPage,
  async run({ input, now, rows }) {
    const found = await rows<ListedBatch>(batchesStatement("risk", input, now));
    return pageFrom(found, input);
  },
});
