// What flows along which relation, and which way. Written once: the rules compute with it, the statement
// that looks for what lies downstream is built from it, and a test prints it for those who ask.
import type { AssetKind, RelationType } from "@/prisma/generated/enums";
import type { Aspect } from "./schema";

/**
 * `back`: from what is stood on to what stands on it (a dataset gives to the model trained on it).
 * `along`: from what stands on something to that (an endpoint needs its model to be available).
 */
export type Way = "back" | "along";

export interface Flow {
  readonly way: Way;
  readonly aspects: readonly Aspect[];
  /** Only when the other end, to which `type` points, is one of these; left out: always. */
  readonly to?: readonly AssetKind[];
  readonly why: string;
}

/** What is in the data or the weights, whoever holds them. */
const CONTENT = ["confidentiality", "classification", "personalData"] as const;
const MADE_OF = [...CONTENT, "duties"] as const;
const DATA: readonly AssetKind[] = ["dataset", "index"];
const CARRIERS: readonly AssetKind[] = ["supporting"];
const HELD = [...CONTENT, "integrity", "availability"] as const;

/** A model, dataset or index keeps what it was made from, and is as right as that was. */
const LINEAGE: readonly Flow[] = [
  { way: "back", aspects: MADE_OF, why: "What something was made from is still in it." },
  {
    way: "along",
    aspects: ["integrity"],
    why: "It can be no more right than what it was made from.",
  },
];
const CARRIED: readonly Flow[] = [
  { way: "along", aspects: HELD, why: "A place needs what the most needy thing in it needs." },
];

export const FLOWS: Readonly<Record<RelationType, readonly Flow[]>> = {
  derived_from: LINEAGE,
  trained_on: LINEAGE,
  built_from: LINEAGE,
  evaluated_with: [
    {
      way: "along",
      aspects: ["integrity"],
      why: "A wrong evaluation lets a bad model pass; none of its data gets into the model.",
    },
  ],
  embeds_with: [
    { way: "back", aspects: ["duties"], why: "The index can only be used by using the model." },
    {
      way: "along",
      aspects: ["integrity", "availability"],
      why: "Without the very model the index answers wrongly or not at all.",
    },
  ],
  serves: [
    { way: "back", aspects: MADE_OF, why: "What is in the model comes out at the endpoint." },
    {
      way: "along",
      aspects: ["integrity", "availability"],
      why: "The endpoint is as right and as available as its model.",
    },
  ],
  uses: [
    { way: "back", aspects: ["duties"], why: "Using it is what its licence binds." },
    { way: "back", aspects: CONTENT, to: DATA, why: "Who reads data holds what is in it." },
    {
      way: "along",
      aspects: ["integrity", "availability"],
      why: "What is used must be as right and as available as its user.",
    },
  ],
  processes: [
    {
      way: "back",
      aspects: [...MADE_OF, "integrity"],
      why: "Who handles data can leak or spoil it.",
    },
  ],
  writes: [
    {
      way: "back",
      aspects: [...CONTENT, "integrity"],
      to: DATA,
      why: "Who writes data holds it, and can spoil it.",
    },
    { way: "along", aspects: HELD, to: CARRIERS, why: "A place needs what is put into it." },
  ],
  collected_by: [
    {
      way: "along",
      aspects: [...CONTENT, "integrity"],
      why: "What collects data holds it, and can spoil it.",
    },
  ],
  stored_in: CARRIED,
  hosted_on: CARRIED,
  receives: [
    { way: "back", aspects: MADE_OF, why: "Who is handed data or weights holds what is in them." },
  ],
  deploys: [{ way: "back", aspects: ["integrity"], why: "What deploys something can change it." }],
  authenticates_with: [
    {
      way: "along",
      aspects: ["confidentiality", "integrity", "availability"],
      why: "Whoever holds the keys holds what they open; the data itself is not there.",
    },
  ],
};

/** By which something is made of something else; no chain of them may close. */
export const LINEAGE_TYPES = [
  "derived_from",
  "trained_on",
  "built_from",
] as const satisfies readonly RelationType[];
