import { assetsSection } from "./assets";
import { auditsSection } from "./audits";
import { controlsSection } from "./controls";
import { evidenceSection } from "./evidence";
import { findingsSection } from "./findings";
import type { MODULE_AT } from "./paths";
import { risksSection } from "./risks";
import { scopeSection } from "./scope";
import type { RoomSection } from "./section";
import { soaSection } from "./soa";
import { trailSection } from "./trail";

type Path = keyof typeof MODULE_AT;

/** What can be read in the room, by the word in its address. */
const SECTIONS: { readonly [P in Path]: RoomSection<(typeof MODULE_AT)[P]> } = {
  scope: scopeSection,
  assets: assetsSection,
  risks: risksSection,
  soa: soaSection,
  controls: controlsSection,
  evidence: evidenceSection,
  audits: auditsSection,
  findings: findingsSection,
  trail: trailSection,
};
const isPath = (path: string): path is Path => Object.hasOwn(SECTIONS, path);

export const sectionAt = (path: string): RoomSection | undefined =>
  isPath(path) ? SECTIONS[path] : undefined;
