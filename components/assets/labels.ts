import { inventory } from "@/components/words/inventory";
import { RESULT_LABELS } from "@/lib/domain/assets/bulk/schema";
import type { AssetChoices } from "@/lib/domain/assets/choices/schema";
import { FACTS } from "@/lib/domain/assets/facts/catalogue";
import {
  ASSET_STATE_LABELS,
  AT_LEAST_LABELS,
  CLASSIFICATION_LABELS,
  EXPOSURE_LABELS,
  PERSONAL_DATA_LABELS,
  PLACEMENT_LABELS,
  REVIEW_LABELS,
} from "@/lib/domain/assets/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import type { AssetKind } from "@/prisma/generated/enums";
import { ASSET_TONES } from "./badges";
import type { AssetLabels } from "./table-labels";

const named = (rows: readonly { reference: string; name: string }[]) =>
  Object.fromEntries(rows.map((one) => [one.reference, one.name]));

/** The words of a fact that is a choice. */
const optionsOf = (kind: AssetKind, key: string) =>
  FACTS[kind].find((field) => field.key === key)?.options ?? {};

/** The words of the list's columns and filters. */
export const assetLabels = ({ environments, zones, owners }: AssetChoices): AssetLabels => ({
  kinds: ASSET_KIND_LABELS,
  states: ASSET_STATE_LABELS,
  tones: ASSET_TONES,
  classes: CLASSIFICATION_LABELS,
  personalData: PERSONAL_DATA_LABELS,
  exposures: EXPOSURE_LABELS,
  placements: PLACEMENT_LABELS,
  environments: named(environments),
  zones: named(zones),
  owners: { me: inventory.me, ...named(owners) },
  reviews: REVIEW_LABELS,
  needs: AT_LEAST_LABELS,
  results: RESULT_LABELS,
  tenants: optionsOf("index", "tenantSeparation"),
  tls: optionsOf("endpoint", "minTls"),
  roles: optionsOf("supporting", "role"),
});
