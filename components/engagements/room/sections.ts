import type { Module } from "@/lib/kernel/operation";
import { assetsSection } from "./assets";
import { auditsSection } from "./audits";
import { controlsSection } from "./controls";
import { evidenceSection } from "./evidence";
import { findingsSection } from "./findings";
import { risksSection } from "./risks";
import { scopeSection } from "./scope";
import type { RoomSection } from "./section";
import { soaSection } from "./soa";
import { trailSection } from "./trail";

/** What can be read in the room, by the word in its address; in the order of its navigation. */
const SECTIONS: ReadonlyMap<string, RoomSection> = new Map([
  ["scope", scopeSection],
  ["assets", assetsSection],
  ["risks", risksSection],
  ["soa", soaSection],
  ["controls", controlsSection],
  ["evidence", evidenceSection],
  ["audits", auditsSection],
  ["findings", findingsSection],
  ["trail", trailSection],
]);

export const sectionAt = (path: string) => SECTIONS.get(path);

/** Addresses of the modules that are open now. */
export const pathsOf = (open: readonly Module[]) =>
  [...SECTIONS]
    .filter(([, { module }]) => open.includes(module))
    .map(([path, { module }]) => ({ path, module }));
