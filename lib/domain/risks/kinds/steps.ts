import { invalid, wrongState } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import type { CommandContext } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { RiskKind } from "@/prisma/generated/enums";
import { contextLinked, contextUnlinked } from "../../context/events";
import { missingParts, type StatementPart } from "../rules";
import { missingLabel } from "../schema";
import type { Judged } from "../standing/steps";

const GAPS: Readonly<Record<StatementPart, string>> = {
  cause: "Say why it may happen.",
  event: "Say what may happen.",
  consequence: "Say what follows.",
  assets: "Name the assets at risk, or the issue or requirement that it comes from.",
  benefit: "Say what is gained.",
  effectCheck: "Say how its effect will be judged.",
  context: "Name the issue or requirement that it comes from.",
};

/** @throws invalid naming what the statement lacks */
export function mustBeStated({ contextItems: context, ...risk }: Judged) {
  const missing = missingParts({ ...risk, context });
  if (missing.length === 0) return;
  const fields = Object.fromEntries(missing.map((part) => [part, [GAPS[part]]]));
  const noun = risk.kind === "risk" ? "risk" : "opportunity";
  throw invalid(fields, `Edit the ${noun} first: its statement lacks ${missingLabel(missing)}.`);
}

/** @throws wrong_state: an opportunity has a benefit and a check of its effect instead of scores */
export function mustBeScored({ kind, reference }: Judged) {
  if (kind === "opportunity") {
    throw wrongState(`${reference} is an opportunity, which is judged without scores.`);
  }
}

/** An opportunity comes from the context and is none of single assets. @throws invalid naming the field */
export function mustFitKind(kind: RiskKind, { assets }: { readonly assets: readonly unknown[] }) {
  if (kind === "opportunity" && assets.length > 0) {
    throw invalid({ assets: ["An opportunity names what it comes from, not assets."] });
  }
}

/** Ids of the entries of the context that are named. @throws invalid where one is missing or closed */
export async function contextNamed(tx: Tx, refs: readonly string[]): Promise<string[]> {
  if (refs.length === 0) return [];
  const found = await tx.contextItem.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true, state: true },
  });
  const missing = refs.filter(
    (ref) => !found.some((one) => one.id === ref || one.reference === ref),
  );
  const closed = found.filter(({ state }) => state === "closed").map(({ reference }) => reference);
  if (missing.length > 0) {
    throw invalid({ context: [`There is no entry of the context ${missing.join(", ")}.`] });
  }
  if (closed.length > 0) throw invalid({ context: [`${closed.join(", ")} is closed.`] });
  return [...new Set(found.map(({ id }) => id))];
}

export const LINKING = [contextLinked, contextUnlinked] as const;
interface Linking {
  readonly tx: Tx;
  readonly record: CommandContext<unknown, typeof LINKING>["record"];
}

/** Makes these the entries that the risk comes from, and says so of each that gained or lost it. */
export async function setContext(
  { tx, record }: Linking,
  riskId: string,
  { before, after }: Readonly<Record<"before" | "after", readonly string[]>>,
) {
  const gone = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  await tx.contextItemRisk.deleteMany({ where: { riskId, itemId: { in: gone } } });
  await tx.contextItemRisk.createMany({ data: added.map((itemId) => ({ itemId, riskId })) });
  for (const id of gone) record(contextUnlinked, id, { riskIds: [riskId], controlIds: [] });
  for (const id of added) record(contextLinked, id, { riskIds: [riskId], controlIds: [] });
}
