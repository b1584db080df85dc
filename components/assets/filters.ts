import type { Filter } from "@/components/ui/data-table/columns";
import { assets as words } from "@/components/words/assets";
import { inventory } from "@/components/words/inventory";
import type { AssetLabels } from "./table-labels";

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What the inventory can be narrowed by. */
export function assetFilters(labels: AssetLabels): Filter[] {
  const { columns } = words;
  const { filters } = inventory;
  const all = [
    ["kind", columns.kind, labels.kinds],
    ["state", columns.state, labels.states],
    ["owner", filters.owner, labels.owners],
    ["classification", columns.classification, labels.classes],
    ["personalData", columns.personalData, labels.personalData],
    ["environment", columns.environment, labels.environments],
    ["zone", filters.zone, labels.zones],
    ["scope", columns.scope, labels.placements],
    ["need", filters.need, labels.needs],
    ["review", filters.review, labels.reviews],
    ["exposure", columns.exposure, labels.exposures],
  ] as const;
  return all
    .filter(([, , choices]) => Object.keys(choices).length > 0)
    .map(([name, label, choices]) => ({ name, label, options: optionsOf(choices) }));
}
