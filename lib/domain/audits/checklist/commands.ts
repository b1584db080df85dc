import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { itemRecorded } from "../events";
import { mustAudit } from "../independence/steps";
import { wrongWithLine } from "../rules";
import { requireAudit } from "../steps";
import { recordedItem, recordItemInput } from "./schema";

/** One line of the checklist: conforming, a finding, or not tested, each with what was seen or why. */
export const recordItem = command({
  name: "audits.record",
  may: ["internal_auditor"],
  writes: "isms",
  route: "POST /audits/:id/checklist/:ref",
  events: [itemRecorded],
  input: recordItemInput,
  output: recordedItem,
  async run({ tx, actor, input, now, record }) {
    const audit = await requireAudit(tx, input.id);
    if (audit.state !== "in_progress") {
      throw wrongState("Results are recorded while the audit is in progress.");
    }
    await mustAudit(tx, actor, audit, now);
    const item = await tx.checklistItem.findUnique({
      where: { auditId_ref: { auditId: audit.id, ref: input.ref } },
    });
    if (!item) throw notFound("line of this checklist");
    const { result } = input;
    const findingId = result === "finding" ? await findingOf(tx, audit.id, input.finding) : null;
    const note = input.note ?? "";
    // What was seen may follow while fieldwork lasts; why something is not tested may not.
    const wrong = result === "not_tested" ? wrongWithLine({ result, note, findingId }) : null;
    if (wrong) throw invalid({ note: [`This line ${wrong}.`] });
    const { count } = await tx.checklistItem.updateMany({
      where: { id: item.id, version: input.version },
      data: { result, note, findingId, version: { increment: 1 } },
    });
    const saved = await tx.checklistItem.findUniqueOrThrow({ where: { id: item.id } });
    if (count === 0) throw stale({ ref: saved.ref, result: saved.result, version: saved.version });
    record(itemRecorded, audit.id, { ref: item.ref, result, findingId });
    return saved;
  },
});

async function findingOf(tx: Tx, auditId: string, ref: string | null | undefined) {
  if (!ref) throw invalid({ finding: ["Raise the finding, or name the one this line shows."] });
  const finding = await tx.finding.findUnique({ where: named(ref) });
  if (finding?.auditId !== auditId) {
    throw invalid({ finding: ["This is no finding of this audit."] });
  }
  return finding.id;
}
