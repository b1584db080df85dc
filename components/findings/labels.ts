import {
  FINDING_SOURCE_LABELS,
  FINDING_STATE_LABELS,
  GRADE_LABELS,
} from "@/lib/domain/audits/findings/schema";

/** Handed from the server to tables and forms, so that the browser need not load the schemas. */
export const findingLabels = {
  states: FINDING_STATE_LABELS,
  grades: GRADE_LABELS,
  sources: FINDING_SOURCE_LABELS,
} as const;
export type FindingLabels = typeof findingLabels;
