import { createHash } from "node:crypto";
import * as z from "zod";
import { nextEdition } from "@/lib/domain/risks/method/editions/rules";
import type { Actor } from "@/lib/kernel/actor";
import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { dayOf, isUuid } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type {
  SoaEditionUncheckedUpdateManyInput,
  SoaEditionWhereInput,
} from "@/prisma/generated/models";
import { annexA } from "../../catalogue";
import { inclusionReasons } from "../../schema";
import { justificationOf } from "../rules";
import { soaOpened, soaWritten } from "./events";
import { canonicalText, hindrancesIn } from "./rules";
import { type FrozenLine, frozenLine } from "./schema";
import { visibleStates } from "./visible";

const PERSON = { select: { id: true, reference: true, name: true } } as const;

export const MOVED = {
  id: true,
  reference: true,
  edition: true,
  state: true,
  version: true,
} as const;
/** An edition without its lines. */
const ABOUT = { ...MOVED, authorId: true, writerIds: true, note: true, sha256: true } as const;

/** `where` for an edition named by id, reference or number. */
export const editionWhere = (ref: string): SoaEditionWhereInput =>
  isUuid(ref) ? { id: ref } : { OR: [{ edition: ref }, { reference: ref }] };

/** @throws not_found */
export async function editionNamed(tx: Tx, ref: string) {
  const found = await tx.soaEdition.findFirst({ where: editionWhere(ref) });
  if (!found) throw notFound("edition of the Statement of Applicability");
  return found;
}
export type StoredSoa = Awaited<ReturnType<typeof editionNamed>>;

export const sha256Of = (edition: string, lines: unknown) =>
  createHash("sha256").update(canonicalText(edition, lines)).digest("hex");

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: SoaEditionUncheckedUpdateManyInput;
}

/** Changes the edition when it is still the one the caller saw. */
export async function claimEdition(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.soaEdition.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.soaEdition.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

export const openEdition = (tx: Tx) =>
  tx.soaEdition.findFirst({ where: { state: { in: ["draft", "in_review"] } }, select: ABOUT });

interface Start {
  readonly actor: Actor;
  readonly edition?: string | undefined;
  readonly note: string;
}

/** Starts the next edition, or null where another hand just did. */
export async function startEdition(tx: Tx, { actor, edition: wanted, note }: Start) {
  const all = await tx.soaEdition.findMany({ select: { edition: true, state: true } });
  const edition = wanted ?? nextEdition(all.map((one) => one.edition));
  mustBeFree(all, edition);
  // Two people may decide the first two lines at one moment: one of them starts the edition.
  const [draft] = await tx.soaEdition.createManyAndReturn({
    data: [
      { reference: `SOA-${edition}`, edition, note, authorId: actor.id, writerIds: [actor.id] },
    ],
    select: MOVED,
    skipDuplicates: true,
  });
  const before = all.find(({ state }) => state === "approved")?.edition ?? null;
  return draft ? { draft, from: before } : null;
}

/** @throws invalid where an edition has this number */
export function mustBeFree(all: readonly { edition: string }[], edition: string) {
  if (!all.some((one) => one.edition === edition)) return;
  const next = nextEdition(all.map((one) => one.edition));
  throw invalid({ edition: [`Edition ${edition} is there. Give ${next} or another number.`] });
}

interface Deciding {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly record: {
    (event: typeof soaOpened, id: string, data: { edition: string; from: string | null }): void;
    (event: typeof soaWritten, id: string, data: { writer: string }): void;
  };
}

/**
 * A decision belongs to the edition that is being written; the first after an approval starts one. Whoever
 * decides is remembered, because writers do not approve.
 * @throws wrong_state while the edition is read by those who approve
 */
export async function writeInEdition({ tx, actor, record }: Deciding) {
  const open = await openEdition(tx);
  mustNotBeRead(open);
  if (!open) {
    const started = await startEdition(tx, { actor, note: "" });
    if (started) {
      const { draft, from } = started;
      return record(soaOpened, draft.id, { edition: draft.edition, from });
    }
  }
  const draft = open ?? (await openEdition(tx));
  mustNotBeRead(draft);
  if (!draft) throw wrongState("Another edition was just approved. Decide again.");
  // The version stays: who decided a line must not make anybody's copy of the edition stale.
  const { count } = await tx.soaEdition.updateMany({
    where: { id: draft.id, state: "draft", NOT: { writerIds: { has: actor.id } } },
    data: { writerIds: { push: actor.id } },
  });
  if (count > 0) record(soaWritten, draft.id, { writer: actor.id });
}

function mustNotBeRead(open: { state: string; edition: string } | null) {
  if (open?.state !== "in_review") return;
  throw wrongState(
    `Edition ${open.edition} of the Statement of Applicability waits for approval. Ask for its return, then decide.`,
  );
}

/** Every line as it stands now, to be frozen. */
export async function linesOf(tx: Tx): Promise<FrozenLine[]> {
  const controls = await tx.control.findMany({
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: {
      owner: { select: { id: true, reference: true, name: true } },
      attestations: {
        where: { state: "accepted", result: { not: null } },
        orderBy: { reviewedAt: "desc" },
        take: 1,
        include: { evidence: { select: { evidence: { select: { reference: true } } } } },
      },
    },
  });
  return controls.map(({ attestations: [attested], ...one }) => {
    const sources = inclusionReasons.parse(one.inclusion);
    const said = { ...one, inclusion: sources, hasOwner: one.owner !== null };
    return frozenLine.parse({
      ...{ id: one.id, ref: one.reference, title: one.title, theme: one.theme, source: one.source },
      ...{ necessary: one.necessary, justification: justificationOf(said), sources },
      ...{ state: one.operatingState, implementation: one.implementationStatus, owner: one.owner },
      since: one.stateSince?.toISOString().replace(/\.\d+Z$/, "Z") ?? null,
      attestation: attested ? attestationOf(attested) : null,
    });
  });
}

interface Attested {
  readonly reference: string;
  readonly result: string | null;
  readonly periodFrom: Date | null;
  readonly periodTo: Date | null;
  readonly evidence: readonly { evidence: { reference: string } }[];
}
const attestationOf = ({ reference, result, periodFrom, periodTo, evidence }: Attested) => ({
  ...{ reference, result },
  from: periodFrom && dayOf(periodFrom),
  to: periodTo && dayOf(periodTo),
  evidence: evidence.map((one) => one.evidence.reference).sort(),
});

const STATED = 20;

/** @throws invalid with what keeps these lines from being approved */
export async function mustBeComplete(tx: Tx, lines: readonly FrozenLine[]) {
  const excluded = lines.filter(({ necessary }) => necessary === false).map(({ id }) => id);
  const links = await tx.treatmentControl.findMany({
    where: { controlId: { in: excluded }, treatment: { state: { not: "cancelled" } } },
    select: {
      control: { select: { reference: true } },
      treatment: { select: { reference: true } },
    },
    take: 500,
  });
  const reliedOn = new Map(links.map((one) => [one.control.reference, one.treatment.reference]));
  const found = hindrancesIn(lines, { annexA: annexA.length, reliedOn });
  if (found.length === 0) return;
  const more = found.length - STATED;
  throw invalid(
    { lines: [...found.slice(0, STATED), ...(more > 0 ? [`And ${more} more.`] : [])] },
    `The statement cannot be approved like this: ${found[0]}${found.length > 1 ? ` And ${found.length - 1} more.` : ""}`,
  );
}

/** As the column takes it. */
export const stored = (lines: readonly FrozenLine[]) => JSON.parse(JSON.stringify(lines));

/** An edition as this reader may see it, with its lines held against their hash. */
export async function editionFor(db: Reader, actor: Actor, ref: string) {
  const soa = await db.soaEdition.findFirst({
    where: { AND: [editionWhere(ref), { state: { in: visibleStates(actor) } }] },
    include: { author: PERSON, approver: PERSON },
  });
  if (!soa) throw notFound("edition of the Statement of Applicability");
  return {
    ...soa,
    lines: z.array(frozenLine).parse(soa.lines),
    isIntact: soa.sha256 === null ? null : sha256Of(soa.edition, soa.lines) === soa.sha256,
    approvedAt: soa.approvedAt?.toISOString() ?? null,
    submittedAt: soa.submittedAt?.toISOString() ?? null,
  };
}
