import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { judgeOpportunity, planOpportunity } from "@/lib/domain/risks/kinds/commands";
import { proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import { scenarioOf } from "./risks";

const part = z.object({
  ismsRisks: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["risk", "opportunity"]),
      from: z.string(),
      title: z.string(),
      statement: z.string(),
      ownerId: z.string(),
      state: z.enum(["identified", "treatment_planned"]),
      proposedBy: z.string(),
      action: z.string(),
      due: z.string(),
      effectCheck: z.string().nullable(),
    }),
  ),
});
type Entry = z.output<typeof part>["ismsRisks"][number];

/** The file does not date them; they were written after the entries of the context were looked at. */
const WRITTEN = "2026-10-05";
const JUDGED = "2026-10-12";
/** The file names nobody; who approves an action does not carry it out (S4). */
const DOER = "u-ines";

/** Risks and opportunities to the management system itself; needs people and the context. */
export async function loadIsmsRisks(load: Loader, example: unknown): Promise<void> {
  for (const one of part.parse(example).ismsRisks) await loadOne(load, one);
}

async function loadOne(load: Loader, one: Entry) {
  const { cause, event, consequence } = statementOf(one);
  const { version } = await load.as(one.proposedBy).run(
    proposeRisk,
    {
      ...{ kind: one.kind, title: one.title, cause, event, consequence },
      ...{ threat: null, owner: one.ownerId, context: [one.from] },
      ...(one.kind === "opportunity" && {
        benefit: "Tenders of other insurers can be answered from evidence that is there already.",
        effectCheck: one.effectCheck,
      }),
    },
    { at: load.moment(WRITTEN), reference: one.id },
  );
  // Actions are planned for what somebody has judged: the action of the other waits for its assessment.
  if (one.state === "treatment_planned") await follow(load, one, version);
}

async function follow(load: Loader, one: Entry, version: number) {
  const owner = load.as(one.ownerId);
  const at = { at: load.moment(JUDGED) };
  const { id, action, due, effectCheck } = one;
  const reason = "The evidence exists, and each tender asks for much the same of it.";
  const judged = await owner.run(judgeOpportunity, { id, version, reason }, at);
  await owner.run(
    proposeTreatment,
    {
      ...{ risk: id, action, responsible: DOER, due: load.shift(due) },
      verification: effectCheck ?? "",
    },
    { ...at, reference: `${id}-T1` },
  );
  await owner.run(planOpportunity, { id, version: judged.version }, at);
}

/** “Because …, the same evidence may …” of an opportunity has no consequence that anybody fears. */
function statementOf({ kind, statement }: Entry) {
  if (kind === "risk") return scenarioOf(statement);
  const { cause, event } = scenarioOf(statement);
  return { cause, event, consequence: "" };
}
