import type { Threat } from "../catalogue";
import type { Property } from "../schema";

interface Draft {
  title: string;
  cause: string;
  event: string;
  consequence: string;
  properties: Property[];
}

const PROPERTIES = [
  ["confidentiality", "C"],
  ["integrity", "I"],
  ["availability", "A"],
] as const;

/** The risk that a proposal would become: cause, event and consequence from threat and reason. */
export function draftOf(
  threat: Threat | undefined,
  { threatId, reason, asset }: { threatId: string; reason: string; asset: { name: string } },
): Draft {
  const lost = PROPERTIES.filter(([name]) => {
    const level = threat?.ciaImpact[name] ?? "none";
    return level === "medium" || level === "high";
  });
  const what = lost.map(([name]) => name).join(" and ") || "control";
  return {
    title: `${threat?.title ?? threatId}: ${asset.name}`.slice(0, 200),
    cause: reason.slice(0, 2000),
    event: (threat?.description ?? threatId).slice(0, 2000),
    consequence: `Loss of ${what} of ${asset.name}.${threat ? ` ${threat.rationale}` : ""}`.slice(
      0,
      2000,
    ),
    properties: lost.map(([, letter]) => letter),
  };
}
