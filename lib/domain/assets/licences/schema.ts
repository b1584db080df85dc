/** What a licence asks of whoever uses or passes on what stands under it. */
export const DUTY_LABELS = {
  non_commercial: "Non-commercial use only",
  attribution: "Attribution",
  naming: "Name carried on",
  share_alike: "Share alike",
  no_output_training: "No training on outputs",
  use_limits: "Limits of use",
} as const;
export type Duty = keyof typeof DUTY_LABELS;
export const Duty = {
  non_commercial: "non_commercial",
  attribution: "attribution",
  naming: "naming",
  share_alike: "share_alike",
  no_output_training: "no_output_training",
  use_limits: "use_limits",
} as const satisfies { [One in Duty]: One };

/** In the order in which they are said. */
export const DUTIES = Object.values(Duty);

export interface Licence {
  /** SPDX identifier, or the name the model's publisher gives it. */
  readonly id: string;
  readonly name: string;
  readonly duties: readonly Duty[];
  /** Other spellings in cards and files, in lower case. */
  readonly also: readonly string[];
  /** Where its words stand. */
  readonly source: string;
}
