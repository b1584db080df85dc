import { StatusBadge, type Tone } from "@/components/ui/status";
import { assets as words } from "@/components/words/assets";
import {
  ASSET_STATE_LABELS,
  type AssetRow,
  PERSONAL_DATA_LABELS,
  PLACEMENT_LABELS,
} from "@/lib/domain/assets/schema";

export const ASSET_TONES = {
  proposed: "neutral",
  active: "ok",
  under_change: "info",
  retired: "neutral",
  disposed: "neutral",
} as const satisfies Record<AssetRow["state"], Tone>;

export const AssetState = ({ state }: { state: AssetRow["state"] }) => (
  <StatusBadge tone={ASSET_TONES[state]}>{ASSET_STATE_LABELS[state]}</StatusBadge>
);

/** Unknown is a warning, never a no. */
export const PersonalData = ({ value }: { value: AssetRow["personalData"] }) =>
  value === "unknown" ? (
    <StatusBadge tone="warn">{words.unknownPersonalData}</StatusBadge>
  ) : (
    PERSONAL_DATA_LABELS[value]
  );

export const Placement = ({ inScope }: Pick<AssetRow, "inScope">) => {
  if (inScope === null) return <StatusBadge tone="warn">{words.unsaid}</StatusBadge>;
  return inScope ? PLACEMENT_LABELS.inside : PLACEMENT_LABELS.outside;
};
