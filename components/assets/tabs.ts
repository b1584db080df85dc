import { assets as words } from "@/components/words/assets";
import { inventory } from "@/components/words/inventory";
import { AssetKind } from "@/prisma/generated/enums";

type Asked = Readonly<Record<string, string | string[] | undefined>>;
const one = (asked: Asked, name: string) => [asked[name]].flat()[0];

/** The kind that is listed, when it is only one. */
export function kindIn(asked: Asked): AssetKind | undefined {
  const kind = one(asked, "kind");
  return Object.values(AssetKind).find((known) => known === kind);
}

const MINE = "/assets?owner=me";
const hrefOf = (kind: string) => `/assets?kind=${kind}`;
const TABS = [
  { href: "/assets", label: words.all },
  ...Object.entries(words.plurals).map(([kind, label]) => ({ href: hrefOf(kind), label })),
  { href: MINE, label: inventory.tabs.mine },
  { href: "/assets/suppliers", label: inventory.tabs.suppliers },
  { href: "/assets/releases", label: inventory.tabs.releases },
  { href: "/assets/evaluations", label: inventory.tabs.evaluations },
  { href: "/assets/flows", label: inventory.tabs.flows },
];

/** Views of the inventory, and which of them is shown. */
export function inventoryTabs(asked: Asked) {
  const kind = kindIn(asked);
  const isMine = !kind && one(asked, "owner") === "me";
  return { tabs: TABS, current: kind ? hrefOf(kind) : isMine ? MINE : "/assets" };
}
