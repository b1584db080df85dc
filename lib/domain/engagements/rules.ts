import type { Module } from "@/lib/kernel/operation";
import type { EngagementState } from "@/prisma/generated/enums";

/** What early access opens, so that reading begins before the observation period is discussed. */
export const EARLY_MODULES: readonly Module[] = ["scope", "documents", "soa"];

interface Access {
  readonly state: EngagementState;
  readonly from: string;
  readonly until: string;
  readonly earlyAccessFrom: string | null;
  readonly modules: readonly Module[];
}

/** What is open to read on a day; the database judges the same by its own clock for every row. */
export function openModules(access: Access, today: string): Module[] {
  if (access.state !== "open" || isOver(access.until, today)) return [];
  if (today >= access.from) return [...access.modules];
  const early = access.earlyAccessFrom !== null && today >= access.earlyAccessFrom;
  return early ? access.modules.filter((one) => EARLY_MODULES.includes(one)) : [];
}

/** An approved engagement opens on its first day of access, ordinary or early. */
export const opensOn = ({ from, earlyAccessFrom }: Pick<Access, "from" | "earlyAccessFrom">) =>
  earlyAccessFrom ?? from;

/** Its last day, given as `until`, has passed. */
export const isOver = (until: string, today: string) => until < today;

export type EngagementStep = "approve" | "wait" | "read" | null;
const NEXT: Readonly<Record<EngagementState, EngagementStep>> = {
  proposed: "approve",
  approved: "wait",
  open: "read",
  ended: null,
  revoked: null,
  declined: null,
};
export const nextEngagementStep = (state: EngagementState) => NEXT[state];
