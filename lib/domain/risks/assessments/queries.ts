import { isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import type { RiskWhereInput } from "@/prisma/generated/models";
import { methodsOf } from "../method/steps";
import { isSettled, settlementOf } from "../rescoring/settlement/steps";
import { judgedSelect } from "../standing/steps";
import { driftedInput, driftedShape } from "./schema";

const BATCH = 500;

/** Risks whose levels or acceptance no longer fit what they rest on; the jobs then rescore each. */
export const driftedRisks = query({
  name: "risks.drifted",
  may: ["system"],
  input: driftedInput,
  output: driftedShape,
  async run({ db, input }) {
    const found = await db.risk.findMany({
      where: {
        ...touching(input),
        state: { not: "closed" },
        ...(input.after && { id: { gt: input.after } }),
      },
      select: judgedSelect,
      orderBy: { id: "asc" },
      take: BATCH,
    });
    const methods = await methodsOf(db);
    const next = found.length === BATCH ? (found.at(-1)?.id ?? null) : null;
    return {
      ids: found
        .filter(
          (risk) => !isSettled(settlementOf({ ...risk, method: methods(risk.methodVersion) })),
        )
        .map(({ id }) => id),
      next,
    };
  },
});

const named = (ref: string) => (isUuid(ref) ? { id: ref } : { reference: ref });

function touching({
  risk,
  control,
  asset,
  assets,
}: {
  risk?: string;
  control?: string;
  asset?: string;
  assets?: readonly string[];
}): RiskWhereInput {
  if (risk) return named(risk);
  if (assets) return { assets: { some: { assetId: { in: [...assets] } } } };
  if (asset) return { assets: { some: { asset: named(asset) } } };
  if (!control) return {};
  return {
    OR: [
      { controls: { some: { control: named(control) } } },
      { treatments: { some: { controls: { some: { control: named(control) } } } } },
    ],
  };
}
