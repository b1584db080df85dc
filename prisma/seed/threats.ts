import type * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { addThreat } from "@/lib/domain/risks/threats/commands";
import type { addThreatInput } from "@/lib/domain/risks/threats/schema";

/**
 * Invented: the file of the example lists no threat of the company's own. What is said here follows from
 * its decision on climate, which names the heat of July.
 */
const HEAT: z.input<typeof addThreatInput> = {
  ...{ title: "Heat throttles accelerators", category: "availability" },
  description:
    "In a heat wave the host slows accelerators down or takes them away, so that answers come late or not at all.",
  ...{ assetKinds: ["endpoint", "supporting"], properties: ["A"], likelihood: 3, impact: 3 },
  rationale: "Nodes were throttled in July of this year; one region offers the type.",
  vulnerabilities: [
    "One region offers the type of accelerator",
    "No smaller model to fall back to",
  ],
  treatments: ["Keep a fallback on processors in a second region", "Agree on capacity in summer"],
  controls: ["A.7.5", "A.8.6", "A.8.14"],
};

/** After the heat of the summer; needs people and controls. */
export async function loadThreats(load: Loader): Promise<void> {
  const at = { at: load.moment("2026-08-03"), reference: "THR-01" };
  await load.as("u-daan").run(addThreat, HEAT, at);
}
