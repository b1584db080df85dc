import type { Module } from "@/lib/kernel/operation";

/**
 * What the room can show: the module behind each word of an address, in the order of its navigation.
 * An engagement may grant more; the form offers these, because the others lead nowhere yet.
 */
export const MODULE_AT = {
  scope: "scope",
  assets: "assets",
  risks: "risk",
  soa: "soa",
  controls: "controls",
  evidence: "evidence",
  audits: "audit",
  findings: "findings",
  trail: "trail",
} as const satisfies Readonly<Record<string, Module>>;

export const ROOM_MODULES: readonly Module[] = Object.values(MODULE_AT);

/** Addresses of the modules that are open now. */
export const pathsOf = (open: readonly Module[]) =>
  Object.entries(MODULE_AT)
    .filter(([, module]) => open.includes(module))
    .map(([path, module]) => ({ path, module }));
