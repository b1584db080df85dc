import * as z from "zod";
import type { Role } from "@/lib/kernel/actor";
import { anyOf, day, optionalText, personRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { GrantedRole, PersonState } from "@/prisma/generated/enums";

/** Roles as people read them. */
export const ROLE_LABELS = {
  admin: "Administrator",
  compliance: "Compliance officer",
  engineer: "Engineer",
  risk_owner: "Risk owner",
  internal_auditor: "Internal auditor",
  external_auditor: "External auditor",
  staff: "Staff",
  top_management: "Top management",
  system: "Annex itself",
} as const satisfies Record<Role, string>;

export const PERSON_STATE_LABELS = {
  active: "Active",
  deactivated: "Deactivated",
} as const satisfies Record<PersonState, string>;

/** Everybody who can sign in: for what each person may do with the own account. */
export const EVERYBODY = [
  "staff",
  "admin",
  "compliance",
  "engineer",
  "risk_owner",
  "internal_auditor",
  "external_auditor",
  "top_management",
] as const satisfies readonly Role[];

/** What a person can be responsible for; shown before a deactivation. */
export const DUTIES = [
  "assets",
  "risks",
  "controls",
  "reviews",
  "treatments",
  "verifications",
  "audits",
  "findings",
] as const;
export type Duty = (typeof DUTIES)[number];
export const DUTY_LABELS = {
  assets: "Assets owned",
  risks: "Risks owned",
  controls: "Controls owned",
  reviews: "Controls reviewed",
  treatments: "Treatments to carry out",
  verifications: "Treatments to verify",
  audits: "Audits led",
  findings: "Findings to answer",
} as const satisfies Record<Duty, string>;

/** Lower case, ASCII: a look-alike letter would be another person. */
export const email = z
  .string()
  .max(254, "Use at most 254 characters.")
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value), {
    message: "Give an e-mail address such as mei@company.example.",
  });
const endDay = day.nullish().transform((value) => value ?? null);
const title = text(120, 0).default("");

export const addPersonInput = z.strictObject({
  name: text(120),
  email,
  title,
  external: z.boolean().default(false),
  accessUntil: endDay,
  roles: z.array(z.enum(GrantedRole)).max(8).default([]),
  /** The decision on which top management is designated. */
  decision: optionalText(),
});

const existing = { id: personRef, version };
export const editPersonInput = z.strictObject({
  ...existing,
  name: text(120),
  email,
  title,
  accessUntil: endDay,
});
export const grantRoleInput = z.strictObject({
  ...existing,
  role: z.enum(GrantedRole, "Choose a role."),
  until: endDay,
  decision: optionalText(),
});
export const revokeRoleInput = z.strictObject({
  ...existing,
  role: z.enum(GrantedRole, "Choose a role."),
});
export const personChangeInput = z.strictObject(existing);
export const personInput = z.strictObject({ id: personRef });

export const person = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  title: z.string(),
  email: z.string(),
  state: z.enum(PersonState),
  external: z.boolean(),
  accessUntil: z.string().nullable(),
  version: z.int(),
});
export type Person = z.output<typeof person>;

const named = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
export const duty = z.object({ kind: z.enum(DUTIES), count: z.int() });

export const personRow = person.extend({ roles: z.array(z.enum(GrantedRole)) });
export type PersonRow = z.output<typeof personRow>;

export const personRecord = personRow.extend({
  hasPassword: z.boolean(),
  createdAt: z.string(),
  duties: z.array(duty),
  grants: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(GrantedRole),
      grantedAt: z.string(),
      grantedBy: named.nullable(),
      until: z.string().nullable(),
      decision: z.string().nullable(),
      revokedAt: z.string().nullable(),
      revokedBy: named.nullable(),
      inForce: z.boolean(),
    }),
  ),
});
export type PersonRecord = z.output<typeof personRecord>;

export const leaving = person.extend({ duties: z.array(duty) });

const SORTS = ["name", "created"] as const;
export const listPeopleInput = listInput(SORTS).extend({
  role: anyOf(GrantedRole),
  state: anyOf(PersonState),
});
export const peoplePage = pageOf(personRow);

export const personNamesInput = z.strictObject({
  q: text(200, 0).optional(),
  role: anyOf(GrantedRole),
});
export const personName = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  title: z.string(),
});

export const me = person.omit({ state: true }).extend({
  roles: z.array(z.enum(GrantedRole)),
  engagementId: z.uuid().nullable(),
  passwordChangedAt: z.string().nullable(),
});
