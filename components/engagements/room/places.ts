import type { Entry } from "@/components/shell/entries";
import { room } from "@/components/words/engagements";
import type { RoomRecord } from "@/lib/domain/engagements/schema";
import type { Module } from "@/lib/kernel/operation";
import { baseOf } from "./current";
import { labelAt, pathsOf } from "./paths";

const ICONS: Partial<Record<Module, Entry["icon"]>> = {
  scope: "scope",
  context: "scope",
  assets: "assets",
  risk: "risks",
  soa: "controls",
  controls: "controls",
  evidence: "evidence",
  audit: "audits",
  findings: "findings",
  trail: "trail",
};

/** The room's navigation: what is open today and exists, and the log of views. */
export function placesIn(one: RoomRecord): Entry[] {
  const base = baseOf(one);
  return [
    { href: base, label: room.entry.overview, icon: "room" },
    ...pathsOf(one.openModules).map(
      ({ path, module }): Entry => ({
        href: `${base}/${path}`,
        label: labelAt(path, module),
        icon: ICONS[module] ?? "documents",
      }),
    ),
    { href: `${base}/views`, label: room.entry.views, icon: "work" },
  ];
}
