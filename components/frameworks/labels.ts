import { GAPS, STANDING_LABELS, STANDING_TONES } from "@/lib/domain/controls/frameworks/schema";

/** Words that the list needs, made on the server, so that the browser need not load the schemas. */
export const requirementLabels = {
  standings: STANDING_LABELS,
  tones: STANDING_TONES,
  gaps: GAPS,
} as const;
export type RequirementLabels = typeof requirementLabels;
