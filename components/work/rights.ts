import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { addPerson } from "@/lib/domain/people/commands";
import { assessRisk } from "@/lib/domain/risks/assessments/commands";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { draftScope } from "@/lib/domain/scope/commands";
import type { Step } from "@/lib/domain/work/beginning/schema";
import type { AnyOperation } from "@/lib/kernel/operation";

/** The act with which each step of a new installation begins. */
export const FIRST_ACTS: Readonly<Record<Step, AnyOperation>> = {
  people: addPerson,
  scope: draftScope,
  controls: adoptAnnexA,
  assets: importAssets,
  risks: assessRisk,
};
