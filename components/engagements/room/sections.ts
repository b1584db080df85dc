import { assetsSection } from "./assets";
import { auditsSection } from "./audits";
import { contextSection } from "./context";
import { controlsSection } from "./controls";
import { evaluationsSection } from "./evaluations";
import { evidenceSection } from "./evidence";
import { findingsSection } from "./findings";
import { flowsSection } from "./flows";
import { frameworksSection } from "./frameworks";
import { methodsSection } from "./methods";
import type { MODULE_AT, RoomPath } from "./paths";
import { releasesSection } from "./releases";
import { risksSection } from "./risks";
import { scopeSection } from "./scope";
import type { RoomSection } from "./section";
import { soaSection } from "./soa";
import { suppliersSection } from "./suppliers";
import { trailSection } from "./trail";

/** What can be read in the room, by the word in its address. */
const SECTIONS: { readonly [P in RoomPath]: RoomSection<(typeof MODULE_AT)[P]> } = {
  scope: scopeSection,
  context: contextSection,
  assets: assetsSection,
  flows: flowsSection,
  suppliers: suppliersSection,
  releases: releasesSection,
  evaluations: evaluationsSection,
  risks: risksSection,
  methods: methodsSection,
  soa: soaSection,
  controls: controlsSection,
  frameworks: frameworksSection,
  evidence: evidenceSection,
  audits: auditsSection,
  findings: findingsSection,
  trail: trailSection,
};
const isPath = (path: string): path is RoomPath => Object.hasOwn(SECTIONS, path);

export const sectionAt = (path: string): RoomSection | undefined =>
  isPath(path) ? SECTIONS[path] : undefined;
