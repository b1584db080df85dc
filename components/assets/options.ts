import {
  CLASSIFICATION_LABELS,
  EXPOSURE_LABELS,
  NEED_LABELS,
  PERSONAL_DATA_LABELS,
  PLACEMENT_LABELS,
} from "@/lib/domain/assets/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import type { AssetOptions, Option } from "./asset-values";

/** Choices from the words of an enum. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Named {
  readonly reference: string;
  readonly name: string;
  readonly title?: string;
}
/** Records as choices, by reference. */
export const namedOptions = (rows: readonly Named[]): Option[] =>
  rows.map(({ reference, name, title }) => ({
    value: reference,
    label: title ? `${name}, ${title}` : name,
  }));

const { inside, outside } = PLACEMENT_LABELS;

/** All choices of the asset forms. */
export const assetOptions = (
  people: readonly Named[],
  environments: readonly Named[],
): AssetOptions => ({
  kinds: optionsOf(ASSET_KIND_LABELS),
  classes: optionsOf(CLASSIFICATION_LABELS),
  personalData: optionsOf(PERSONAL_DATA_LABELS),
  exposures: optionsOf(EXPOSURE_LABELS),
  placements: optionsOf({ inside, outside }),
  needs: NEED_LABELS.map((label, at) => ({ value: String(at + 1), label: `${at + 1} ${label}` })),
  environments: namedOptions(environments),
  people: namedOptions(people),
});
