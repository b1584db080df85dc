import { anyAsset } from "@/components/assets/find";
import type { Filter } from "@/components/ui/data-table/columns";
import { readTitled, type SearchSource, wordOf } from "@/components/ui/form/search";
import { register } from "@/components/words/register";
import { risks as words } from "@/components/words/risks";
import { optionsOf } from "../option";
import type { RegisterLabels } from "../risk-labels";

const anyControl: SearchSource = { url: "/api/app/controls?size=20", read: readTitled };
export const anyThreat: SearchSource = {
  url: "/api/app/threats",
  read: ({ id, title }) => ({ value: wordOf(id), label: wordOf(title) }),
};

/** What the register can be narrowed by. */
export function registerFilters(labels: RegisterLabels): Filter[] {
  const { filters } = register;
  const me = { value: "me", label: register.me };
  return [
    { name: "state", label: words.filters.state, options: optionsOf(labels.states) },
    { name: "owner", label: filters.owner, options: [me, ...labels.owners] },
    { name: "band", label: words.filters.band, options: optionsOf(labels.bands) },
    { name: "asset", label: filters.asset, options: [], source: anyAsset },
    { name: "control", label: filters.control, options: [], source: anyControl },
    { name: "threat", label: filters.threat, options: [], source: anyThreat },
    { name: "option", label: words.filters.option, options: optionsOf(labels.options) },
    { name: "review", label: filters.review, options: optionsOf(labels.reviews) },
    { name: "appetite", label: filters.appetite, options: optionsOf(labels.appetites) },
    { name: "kind", label: filters.kind, options: optionsOf(labels.kinds) },
  ];
}
