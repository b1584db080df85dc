import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { addPerson } from "@/lib/domain/people/commands";
import { ROLE_LABELS } from "@/lib/domain/people/schema";
import { assessRisk } from "@/lib/domain/risks/assessments/commands";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { draftScope } from "@/lib/domain/scope/commands";
import type { Step } from "@/lib/domain/work/beginning/schema";
import { type Actor, holds } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";

/** The act with which each step begins. */
const ACTS: Readonly<Record<Step, AnyOperation>> = {
  people: addPerson,
  scope: draftScope,
  controls: adoptAnnexA,
  assets: importAssets,
  risks: assessRisk,
};

const rightOf = (actor: Actor, { may }: AnyOperation) => ({
  may: holds(actor, ...may),
  roles: may.flatMap((role) => (role === "system" ? [] : [ROLE_LABELS[role]])),
});

/** Which of the first steps a person may do, and whose the others are. */
export const firstRights = (actor: Actor) => ({
  people: rightOf(actor, ACTS.people),
  scope: rightOf(actor, ACTS.scope),
  controls: rightOf(actor, ACTS.controls),
  assets: rightOf(actor, ACTS.assets),
  risks: rightOf(actor, ACTS.risks),
});
