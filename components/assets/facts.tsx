import { Link } from "@/components/ui/link";
import type { Fact } from "@/components/ui/record";
import { Day } from "@/components/ui/time";
import { assets as words } from "@/components/words/assets";
import {
  type AssetRecord,
  CLASSIFICATION_LABELS,
  EXPOSURE_LABELS,
} from "@/lib/domain/assets/schema";
import { TIER_LABELS } from "@/lib/domain/scope/environments/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { PersonalData, Placement } from "./badges";

const text = (value: number | null) => String(value ?? "–");

/** What is known of an asset, beside its page; which facts depends on the kind. */
export const assetFacts = (asset: AssetRecord): Fact[] => [
  { term: words.columns.reference, value: asset.reference },
  { term: words.fields.kind, value: ASSET_KIND_LABELS[asset.kind] },
  { term: words.fields.subtype, value: asset.subtype },
  { term: words.fields.owner, value: asset.owner?.name },
  { term: words.fields.agreed, value: agreed(asset) },
  { term: words.fields.custodian, value: asset.custodian?.name },
  {
    term: words.fields.classification,
    value: asset.classification && CLASSIFICATION_LABELS[asset.classification],
  },
  { term: words.fields.environment, value: environment(asset) },
  { term: words.fields.inScope, value: <Placement inScope={asset.inScope} /> },
  ...(asset.scopeReason ? [{ term: words.fields.scopeReason, value: asset.scopeReason }] : []),
  { term: words.fields.personalData, value: <PersonalData value={asset.personalData} /> },
  {
    term: words.columns.criticality,
    value: asset.criticality && needs(asset.effective),
  },
  { term: words.fields.nextReview, value: <Day value={asset.nextReview} /> },
  { term: words.fields.location, value: asset.location },
  { term: words.fields.supplier, value: asset.supplier },
  { term: words.fields.release, value: asset.release },
  ...kindFacts(asset),
  { term: words.fields.proposedBy, value: asset.proposedBy?.name },
  ...(asset.cardDigest ? [{ term: words.fields.card, value: words.fromCard }] : []),
];

const needs = ({ confidentiality, integrity, availability }: AssetRecord["effective"]) =>
  words.needs(text(confidentiality), text(integrity), text(availability));

function agreed({ owner, ownerAgreedAt }: AssetRecord) {
  if (!owner) return null;
  return ownerAgreedAt ? <Day value={ownerAgreedAt} /> : words.notAgreed;
}

const environment = ({ environment: place }: AssetRecord) =>
  place && (
    <Link href={`/assets?environment=${place.reference}`}>
      {place.name} ({TIER_LABELS[place.tier]})
    </Link>
  );

function kindFacts(asset: AssetRecord): Fact[] {
  if (asset.kind === "endpoint") {
    return [
      { term: words.fields.url, value: asset.url },
      { term: words.fields.exposure, value: asset.exposure && EXPOSURE_LABELS[asset.exposure] },
      { term: words.fields.authentication, value: asset.authentication },
    ];
  }
  if (asset.kind === "supporting") return [];
  return [
    { term: words.fields.digest, value: asset.digest },
    { term: words.fields.licence, value: asset.licence },
    { term: words.fields.languages, value: asset.languages.join(", ") },
    ...(asset.kind === "dataset"
      ? [{ term: words.fields.legalBasis, value: asset.legalBasis }]
      : []),
  ];
}
