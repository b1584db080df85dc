import type { Tone } from "@/components/ui/status";
import type { AssetEntry } from "@/lib/domain/assets/schema";

type Labels<Key extends string> = Readonly<Record<Key, string>>;

/** Labels come from the server, which has the schemas; the browser need not load them. */
export interface AssetLabels {
  readonly kinds: Labels<AssetEntry["kind"]>;
  readonly states: Labels<AssetEntry["state"]>;
  readonly tones: Readonly<Record<AssetEntry["state"], Tone>>;
  readonly classes: Labels<NonNullable<AssetEntry["classification"]>>;
  readonly personalData: Labels<AssetEntry["personalData"]>;
  readonly exposures: Labels<NonNullable<AssetEntry["exposure"]>>;
  readonly placements: Labels<"inside" | "outside" | "unsaid">;
  readonly environments: Readonly<Record<string, string>>;
  readonly zones: Readonly<Record<string, string>>;
  readonly owners: Readonly<Record<string, string>>;
  readonly reviews: Readonly<Record<string, string>>;
  readonly needs: Readonly<Record<string, string>>;
  readonly tenants: Readonly<Record<string, string>>;
  readonly tls: Readonly<Record<string, string>>;
  readonly results: Labels<"changed" | "unchanged" | "refused">;
  readonly roles: Readonly<Record<string, string>>;
}
