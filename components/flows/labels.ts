import { CLASSIFICATION_LABELS, PERSONAL_DATA_LABELS } from "@/lib/domain/assets/schema";
import { EXCEPTION_STATE_LABELS } from "@/lib/domain/flows/exceptions/schema";
import {
  CROSSING_LABELS,
  FLOW_SCOPE_LABELS,
  FLOW_STATE_LABELS,
  PROTECTION_LABELS,
} from "@/lib/domain/flows/schema";
import type { ZoneRow } from "@/lib/domain/scope/zones/schema";
import { EXCEPTION_TONES, PROTECTION_TONES } from "./badges";
import type { ExceptionLabels } from "./exceptions-table";
import type { FlowOptions } from "./flow-form";
import type { FlowLabels } from "./flows-table";
import { optionsOf, zoneOptions } from "./option";

/** The words of the list's columns and filters. */
export const flowLabels = (
  environments: readonly { reference: string; name: string }[],
): FlowLabels => ({
  states: FLOW_STATE_LABELS,
  classes: CLASSIFICATION_LABELS,
  personalData: PERSONAL_DATA_LABELS,
  crossings: CROSSING_LABELS,
  protections: PROTECTION_LABELS,
  tones: PROTECTION_TONES,
  scopes: FLOW_SCOPE_LABELS,
  environments: Object.fromEntries(environments.map((one) => [one.reference, one.name])),
});

export const exceptionLabels: ExceptionLabels = {
  states: EXCEPTION_STATE_LABELS,
  tones: EXCEPTION_TONES,
};

/** Choices of the flow form. */
export const flowOptions = (zones: readonly ZoneRow[]): FlowOptions => ({
  zones: zoneOptions(zones),
  classes: optionsOf(CLASSIFICATION_LABELS),
  personalData: optionsOf(PERSONAL_DATA_LABELS),
});
