import {
  CONTEXT_KIND_LABELS,
  CONTEXT_STATE_LABELS,
  CONTEXT_STATE_TONES,
  REQUIREMENT_SOURCE_LABELS,
} from "@/lib/domain/context/schema";

/** Handed from the server to the table, so that the browser need not load the schema. */
export const contextLabels = {
  kinds: CONTEXT_KIND_LABELS,
  states: CONTEXT_STATE_LABELS,
  tones: CONTEXT_STATE_TONES,
  sources: REQUIREMENT_SOURCE_LABELS,
} as const;
export type ContextLabels = typeof contextLabels;
