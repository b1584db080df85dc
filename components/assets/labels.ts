import {
  ASSET_STATE_LABELS,
  CLASSIFICATION_LABELS,
  EXPOSURE_LABELS,
  PERSONAL_DATA_LABELS,
  PLACEMENT_LABELS,
} from "@/lib/domain/assets/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import type { AssetLabels } from "./assets-table";
import { ASSET_TONES } from "./badges";

/** The words of the list's columns and filters. */
export const assetLabels = (
  environments: readonly { reference: string; name: string }[],
): AssetLabels => ({
  kinds: ASSET_KIND_LABELS,
  states: ASSET_STATE_LABELS,
  tones: ASSET_TONES,
  classes: CLASSIFICATION_LABELS,
  personalData: PERSONAL_DATA_LABELS,
  exposures: EXPOSURE_LABELS,
  placements: PLACEMENT_LABELS,
  environments: Object.fromEntries(environments.map((one) => [one.reference, one.name])),
});
