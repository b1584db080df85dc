import { reading } from "@/components/words/room";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import type { Module } from "@/lib/kernel/operation";

/**
 * What the room can show: the module behind each word of an address, in the order of its navigation.
 * An engagement may grant more; the form offers these, because the others lead nowhere yet.
 */
export const MODULE_AT = {
  scope: "scope",
  context: "context",
  assets: "assets",
  flows: "assets",
  suppliers: "assets",
  releases: "assets",
  evaluations: "assets",
  risks: "risk",
  methods: "risk",
  soa: "soa",
  controls: "controls",
  frameworks: "controls",
  evidence: "evidence",
  audits: "audit",
  findings: "findings",
  trail: "trail",
} as const satisfies Readonly<Record<string, Module>>;
export type RoomPath = keyof typeof MODULE_AT;

const isNamed = (path: string): path is keyof typeof reading.places =>
  Object.hasOwn(reading.places, path);
/** The name of a list of the room: its own, or that of its module. */
export const labelAt = (path: string, module: Module): string =>
  isNamed(path) ? reading.places[path] : MODULE_LABELS[module];

export const ROOM_MODULES: readonly Module[] = [...new Set(Object.values(MODULE_AT))];

/** Addresses of the modules that are open now. */
export const pathsOf = (open: readonly Module[]) =>
  Object.entries(MODULE_AT)
    .filter(([, module]) => open.includes(module))
    .map(([path, module]) => ({ path, module }));
