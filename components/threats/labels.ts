import { optionsOf } from "@/components/risks/option";
import { annexA } from "@/lib/domain/controls/catalogue";
import { threatCategories, threats } from "@/lib/domain/risks/catalogue";
import { PROPERTY_LABELS } from "@/lib/domain/risks/schema";
import { ORIGIN_LABELS, THREAT_KIND_LABELS } from "@/lib/domain/risks/threats/schema";

/** `privacy-attack` as people write it. */
export const categoryName = (category: string) => {
  const words = category.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const categories = threatCategories.map((value) => ({ value, label: categoryName(value) }));

const named = (all: readonly { id: string; name: string }[]) =>
  [
    ...new Map(all.map(({ id, name }) => [id, { value: id, label: `${id} ${name}` }])).values(),
  ].sort((one, other) => (one.value < other.value ? -1 : 1));
const recommended = new Set(threats.flatMap((one) => one.recommendedControls));
const references = threats.map((one) => one.references);

/** What tables and forms offer, made on the server once. */
export const threatChoices = {
  kinds: optionsOf(THREAT_KIND_LABELS),
  properties: optionsOf(PROPERTY_LABELS),
  origins: optionsOf(ORIGIN_LABELS),
  categories,
  atlas: named(references.flatMap((one) => one.atlas)),
  owasp: named(references.flatMap((one) => [...one.owaspLlm2025, ...one.owaspApi2023])),
  controls: annexA
    .filter(({ id }) => recommended.has(id))
    .map(({ id, title }) => ({ value: id, label: `${id} ${title}` })),
} as const;
export type ThreatChoices = typeof threatChoices;

/** Words that cells need. */
export const threatLabels = {
  kinds: THREAT_KIND_LABELS,
  properties: PROPERTY_LABELS,
  origins: ORIGIN_LABELS,
  categories: Object.fromEntries(categories.map(({ value, label }) => [value, label])),
} as const;
export type ThreatLabels = typeof threatLabels;
