import { type Actor, holds } from "@/lib/kernel/actor";
import { AppError, invalid } from "@/lib/kernel/errors";
import { dayOf, isUuid } from "@/lib/kernel/fields";
import { changeRows, type Stored } from "@/lib/kernel/rows";
import type { Reader, Tx } from "@/lib/platform/db";
import type { RiskSelect } from "@/prisma/generated/models";
import { asRefused, asUnchanged, STALE } from "../../assets/bulk/rules";
import { personNamed } from "../../people/steps";
import { methodsOf } from "../method/steps";
import { threatTitles } from "../register/threats/steps";
import { OPTION_LABELS } from "../schema";
import {
  type Columns,
  changesOf,
  differing,
  type Given,
  type Names,
  problemWith,
  type Row,
} from "./rules";
import type { Change, RiskBulkRow } from "./schema";

const SELECT = {
  ...{ id: true, reference: true, title: true, version: true, state: true, kind: true },
  ...{ ownerId: true, proposedById: true, threatId: true, option: true, currentBand: true },
  ...{ reviewDays: true, nextReview: true },
  ...{ assessedAt: true, reviewedAt: true, methodVersion: true },
  acceptances: { where: { state: "accepted" }, select: { reference: true } },
} as const satisfies RiskSelect;

/** A risk as a change in bulk looks at it. */
export interface BulkRisk extends Row {
  readonly id: string;
  readonly reference: string;
  /** Its title, called so in every list of results. */
  readonly name: string;
  readonly version: number;
  readonly proposedById: string | null;
  readonly acceptance: string | null;
}

/** Risks by id or reference. */
export async function risksNamed(db: Reader, refs: readonly string[]): Promise<BulkRisk[]> {
  const found = await db.risk.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: SELECT,
  });
  const methods = await methodsOf(db);
  return found.map(({ title, acceptances: [acceptance], ...risk }) => ({
    ...risk,
    name: title,
    acceptance: acceptance?.reference ?? null,
    nextReview: risk.nextReview && dayOf(risk.nextReview),
    seenAt: risk.reviewedAt ?? risk.assessedAt,
    method: methods(risk.methodVersion),
  }));
}

interface Seen {
  readonly id: string;
  readonly version: number;
}

/** The risks asked for, in their order; each may be named once. */
export function inOrder(found: readonly BulkRisk[], asked: readonly Seen[]) {
  const by = new Map(
    found.flatMap((one) => [[one.id, one] as const, [one.reference, one] as const]),
  );
  const taken = new Set<string>();
  return asked.map((seen, at) => {
    const risk = by.get(isUuid(seen.id) ? seen.id.toLowerCase() : seen.id);
    if (risk && taken.has(risk.id)) {
      throw invalid({ [`risks.${at}`]: [`${risk.reference} is named twice.`] });
    }
    if (risk) taken.add(risk.id);
    return { seen, risk };
  });
}

const OWNERS = { roles: ["risk_owner"] } as const;

/** What is given for all, with names made into ids. @throws invalid naming the field */
export async function givenFor(db: Reader, change: Change, now: Date): Promise<Given> {
  const { owner, threat, reviewDays, option } = change;
  if (threat && !(await threatTitles(db)).has(threat)) {
    throw invalid({ "change.threat": ["Choose a threat from the catalogue."] });
  }
  const person =
    owner === undefined
      ? undefined
      : await personNamed({ tx: db, now }, owner, "owner", OWNERS).catch(inChange);
  return {
    ...(person && { ownerId: person.id }),
    ...(threat !== undefined && { threatId: threat }),
    ...(reviewDays !== undefined && { reviewDays }),
    ...(option !== undefined && { option }),
  };
}

/** Of these persons those whom an edit could name as owner today: the same rule, asked of each once. */
export async function ownersAmong(db: Reader, ids: readonly string[], now: Date) {
  const may = new Set<string>();
  for (const id of new Set(ids)) {
    const found = await personNamed({ tx: db, now }, id, "owner", OWNERS).catch(unlessInvalid);
    if (found) may.add(id);
  }
  return may;
}

function unlessInvalid(error: unknown): null {
  if (!(error instanceof AppError) || error.code !== "invalid") throw error;
  return null;
}

/** The fields stand one level deeper here. */
function inChange(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "invalid") throw error;
  const fields = Object.entries(error.fields).map(([name, said]) => [`change.${name}`, said]);
  throw invalid(Object.fromEntries(fields), error.message);
}

const UNKNOWN = {
  code: "not_found",
  reason: "There is no such risk, or you may not see it.",
} as const;

export interface Claim {
  readonly risk: BulkRisk;
  readonly data: Partial<Columns>;
}
type Judged = { readonly row: RiskBulkRow; readonly claim: Claim | null };

interface Judging {
  readonly actor: Actor;
  readonly given: Given;
  readonly names: Names;
}

/** What becomes of one risk, or why it is left alone: the same rules as when it is edited alone. */
export function judged(
  { seen, risk }: ReturnType<typeof inOrder>[number],
  { actor, given, names }: Judging,
): Judged {
  if (!risk) {
    const nobody = { id: seen.id, reference: seen.id, name: "" };
    return {
      row: { ...asRefused(nobody, UNKNOWN), version: seen.version, changes: [] },
      claim: null,
    };
  }
  const { version } = risk;
  // Who saw another version is not told this one: the change would pass the next time, unseen.
  const refuse = (why: Parameters<typeof asRefused>[1]): Judged => ({
    row: { ...asRefused(risk, why), version: seen.version, changes: [] },
    claim: null,
  });
  if (!mayEdit(risk, actor)) return refuse(notYours(risk.reference));
  if (version !== seen.version) return refuse(STALE);
  const data = differing(risk, given);
  const problem = problemWith(risk, data);
  if (problem) return refuse(problem);
  if (Object.keys(data).length === 0) {
    return { row: { ...asUnchanged(risk), version, changes: [] }, claim: null };
  }
  const { id, reference, name } = risk;
  const told = { ...{ id, reference, name, version }, code: null, reason: null };
  const changes = changesOf(risk, data, names);
  return { row: { ...told, result: "changed", changes }, claim: { risk, data } };
}

const mayEdit = (risk: BulkRisk, actor: Actor) =>
  holds(actor, "compliance") ||
  risk.ownerId === actor.id ||
  (risk.proposedById === actor.id && risk.state === "identified");
const notYours = (reference: string) =>
  ({
    code: "forbidden",
    reason: `Only the owner of ${reference} and compliance may edit it.`,
  }) as const;

/** Names of persons and threats that the change tells. */
export async function namesFor(
  db: Reader,
  risks: readonly BulkRisk[],
  given: Given,
): Promise<Names> {
  const owners = [...new Set([...risks.map((one) => one.ownerId), given.ownerId])];
  const people = given.ownerId
    ? await db.person.findMany({
        where: { id: { in: owners.filter((id) => id !== undefined) } },
        select: { id: true, name: true },
      })
    : [];
  const titles = given.threatId === undefined ? null : await threatTitles(db);
  return {
    people: new Map(people.map((one) => [one.id, one.name])),
    options: OPTION_LABELS,
    threat: (id) => titles?.get(id) ?? id,
  };
}

/** Columns as the database calls them, and of what type. */
const STORED: Stored = {
  ownerId: ["owner_id", "uuid"],
  threatId: ["threat_id", "text"],
  option: ["option", 'app."TreatmentOption"'],
  reviewDays: ["review_days", "int"],
  nextReview: ["next_review", "date"],
};

/** Writes all with one statement. @throws conflict when somebody was faster */
export const claimAll = (tx: Tx, claims: readonly Claim[], now: Date) =>
  changeRows(
    tx,
    claims.map(({ risk: { id, version }, data }) => ({ id, version, ...data })),
    {
      ...{ table: "risk", stored: STORED, now },
      refusal: "Somebody changed one of these risks meanwhile. Look again.",
    },
  );
