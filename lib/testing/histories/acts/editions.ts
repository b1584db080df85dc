import { approveMethod } from "@/lib/domain/risks/method/approvals/commands";
import { draftMethod, submitMethod } from "@/lib/domain/risks/method/editions/commands";
import { applyMethod, rescoreByMethod } from "@/lib/domain/risks/method/effect/commands";
import { fc } from "@/lib/testing/property";
import { door } from "@/lib/testing/risks";
import { kind, type Stage, there } from "../stage";

const TEXTS = {
  milder: { strengths: { weak: 0.3, moderate: 0.5, strong: 0.7 }, cap: 0.8 },
  stricter: { strengths: { weak: 0.1, moderate: 0.2, strong: 0.35 }, cap: 0.6 },
  same: { triggers: "Also after every incident." },
} as const;

/** Priya writes the next edition and Daan approves it; no risk is scored by that. */
export async function approveEdition(
  { people, around }: Stage,
  { text }: { text: keyof typeof TEXTS },
) {
  const drafted = await people.priya.does(draftMethod, { note: "For the year.", ...TEXTS[text] });
  const { id, version } = await people.priya.does(submitMethod, {
    id: drafted.id,
    version: drafted.version,
  });
  around.edition = await people.daan.does(approveMethod, { id, version });
}

/** Priya applies it; of all the risks that the job would score anew, it takes this one. */
export async function apply({ people, around, risk, isStale }: Stage) {
  const { id, edition, version } = there(around.edition);
  const seen = isStale ? version - 1 : version;
  around.edition = await people.priya.does(applyMethod, { id, version: seen });
  await door.run(rescoreByMethod, { edition, by: people.priya.id, ids: [risk] });
}

export const editions = [
  kind(
    "approveEdition",
    fc.record({ text: fc.constantFrom("milder", "stricter", "same") }),
    approveEdition,
    {
      ...{ weight: 1, spoils: ["stranger"] },
    },
  ),
  kind("applyEdition", fc.constant(null), apply, { weight: 5 }),
];
