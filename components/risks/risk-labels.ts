import type { Scale } from "@/lib/domain/risks/method/schema";
import { APPETITE_LABELS, KIND_LABELS, REVIEW_LABELS } from "@/lib/domain/risks/register/schema";
import {
  BAND_LABELS,
  OPTION_HELP,
  OPTION_LABELS,
  PROPERTY_LABELS,
  RISK_STATE_LABELS,
  RISK_STATE_TONES,
  SIDE_LABELS,
  STRENGTH_LABELS,
} from "@/lib/domain/risks/schema";
import {
  TREATMENT_STATE_LABELS,
  TREATMENT_STATE_TONES,
} from "@/lib/domain/risks/treatments/schema";
import { type Option, optionsOf, stepsOf } from "./option";

/** Words and tones that tables need; given by pages, so that browsers need not load the schemas. */
export const riskLabels = {
  states: RISK_STATE_LABELS,
  tones: RISK_STATE_TONES,
  bands: BAND_LABELS,
  options: OPTION_LABELS,
} as const;
export type RiskLabels = typeof riskLabels;

/** The same with what only the register has. */
export const registerLabels = (owners: readonly Option[]) => ({
  ...riskLabels,
  ...{ kinds: KIND_LABELS, reviews: REVIEW_LABELS, appetites: APPETITE_LABELS, owners },
});
export type RegisterLabels = ReturnType<typeof registerLabels>;

export const treatmentLabels = {
  states: TREATMENT_STATE_LABELS,
  tones: TREATMENT_STATE_TONES,
  bands: BAND_LABELS,
  options: OPTION_LABELS,
} as const;
export type TreatmentLabels = typeof treatmentLabels;

/** Choices of the forms. */
export const choices = {
  properties: optionsOf(PROPERTY_LABELS),
  sides: optionsOf(SIDE_LABELS),
  strengths: optionsOf(STRENGTH_LABELS),
  options: optionsOf(OPTION_LABELS, OPTION_HELP),
} as const;
export type Choices = typeof choices;

/** The five steps of both sides with what they mean, as the method in force words them. */
export const stepsIn = ({ likelihood, impact }: Scale) => ({
  likelihoods: stepsOf(likelihood),
  impacts: stepsOf(
    impact.map(({ name, meaning }) => ({
      name,
      meaning: Object.values(meaning).filter(Boolean).join(" "),
    })),
  ),
});
export type Steps = ReturnType<typeof stepsIn>;
