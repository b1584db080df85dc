import * as z from "zod";
import { anyOf, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { ChecklistResult, FrameworkState, OperatingState } from "@/prisma/generated/enums";
import { personShape } from "../../schema";
import { Standings } from "../schema";

/** As a framework numbers it: `A.5.2`, `CC6.1`, `Art. 32(1)`, `§ 8a`. */
export const requirementRef = text(64);

const SORTS = ["position", "ref", "title", "standing"] as const;
export const listRequirementsInput = listInput(SORTS).extend({
  /** Without it: those of all frameworks in force. */
  framework: recordRef.optional(),
  standing: anyOf(Standings),
  /** Those that this control answers. */
  control: recordRef.optional(),
  /** Whose controls answer it: a reference or an id of a person. */
  owner: recordRef.optional(),
});

export const answering = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.enum(OperatingState),
  since: z.string().nullable(),
  owner: personShape.nullable(),
  /** As shipped; nobody here has confirmed it. */
  suggested: z.boolean(),
  /** The newest accepted evidence. */
  evidence: z.object({ reference: z.string(), on: z.string() }).nullable(),
});
export type AnsweringControl = z.output<typeof answering>;

export const requirementRow = z.object({
  id: z.uuid(),
  framework: z.object({ reference: z.string(), title: z.string(), edition: z.string() }),
  ref: z.string(),
  title: z.string(),
  parent: z.string(),
  isHeading: z.boolean(),
  standing: z.enum(Standings),
  why: z.string(),
  controls: z.array(answering),
  version: z.int(),
});
export type RequirementRow = z.output<typeof requirementRow>;
export const requirementsPage = pageOf(requirementRow);

export const requirementInput = z.strictObject({ id: recordRef, ref: requirementRef });
const neighbour = z.object({ framework: z.string(), ref: z.string(), title: z.string() });
export const requirementRecord = requirementRow.extend({
  text: z.string(),
  practice: z.string(),
  place: z.string(),
  state: z.enum(FrameworkState),
  isShipped: z.boolean(),
  /** What it stands under, and what stands under it. */
  above: z.array(neighbour),
  below: z.array(neighbour),
  /** In the edition before, and in the one after. */
  former: neighbour.nullable(),
  followers: z.array(neighbour),
  audits: z.array(
    z.object({
      reference: z.string(),
      title: z.string(),
      on: z.string(),
      result: z.enum(ChecklistResult),
    }),
  ),
});
export type RequirementRecord = z.output<typeof requirementRecord>;

export const mapRequirementInput = z.strictObject({
  id: z.uuid(),
  version,
  /** References of the controls that answer it; those of before that are not named go. */
  controls: z
    .array(recordRef)
    .max(50, "Name at most 50 controls.")
    .transform((list) => [...new Set(list)]),
});
export const requirementChanged = z.object({
  id: z.uuid(),
  ref: z.string(),
  framework: z.string(),
  controls: z.array(z.string()),
  version: z.int(),
});
