import { assessRisk, confirmRisk, reassessRisk } from "@/lib/domain/risks/assessments/commands";
import { fc } from "@/lib/testing/property";
import { assessment } from "@/lib/testing/risks";
import { person } from "@/lib/testing/world";
import { kind, ownerOf, type Stage, self, WHY } from "../stage";

export const CONTROLS = ["A.8.20", "A.8.9", "A.8.16"] as const;
export const control = fc.constantFrom(...CONTROLS);
export const links = fc.uniqueArray(
  fc.record({
    control,
    side: fc.constantFrom<"likelihood" | "impact" | "both">("likelihood", "impact", "both"),
    strength: fc.constantFrom<"weak" | "moderate" | "strong">("weak", "moderate", "strong"),
  }),
  { selector: (one) => one.control, maxLength: 3 },
);
const degree = fc.integer({ min: 1, max: 5 });
const rating = fc.record({ likelihood: degree, impact: degree });

export interface Assessed {
  readonly rating: { readonly likelihood: number; readonly impact: number };
  readonly links: readonly {
    readonly control: string;
    readonly side: "likelihood" | "impact" | "both";
    readonly strength: "weak" | "moderate" | "strong";
  }[];
  readonly override: { readonly likelihood: number; readonly impact: number } | null;
}

export const assess = (stage: Stage, { rating: given, links: controls, override }: Assessed) => {
  const { trigger, properties, inherent } = assessment(given.likelihood, given.impact);
  return stage.people.priya.does(assessRisk, {
    ...self(stage),
    ...{ trigger, properties, inherent },
    controls: [...controls],
    override: override && { ...override, reason: WHY },
  });
};
/** Daan, who is of compliance here too, sets a lower level; nothing keeps him from owning the risk later. */
export const lower = (stage: Stage) => {
  const { trigger, properties, inherent } = assessment(4, 3);
  const { actor, reference } = stage.people.daan;
  const both = person({ ...actor, roles: [...actor.roles, "compliance"] }, reference);
  return both.does(assessRisk, {
    ...self(stage),
    ...{ trigger, properties, inherent, controls: [] },
    override: { likelihood: 2, impact: 2, reason: WHY },
  });
};
export const confirm = (stage: Stage) => ownerOf(stage).does(confirmRisk, self(stage));

const nil = fc.constant(null);
export const assessing = [
  kind("assess", fc.record({ rating, links, override: nil }), assess),
  kind("override", fc.record({ rating, links, override: rating }), assess),
  kind("lower", nil, lower, { spoils: ["stale"] }),
  kind("confirm", nil, confirm),
  kind("reassess", nil, (stage) =>
    ownerOf(stage).does(reassessRisk, { ...self(stage), reason: WHY }),
  ),
];
