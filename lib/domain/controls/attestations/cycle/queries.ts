import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import type { AttestationState } from "@/prisma/generated/enums";
import { OPENS_BEFORE_DAYS } from "../../rules";
import { movingInput, movingPage } from "./schema";

const PAGE = 500;

interface Moving {
  readonly state: AttestationState;
  /** The first day on which they need not move yet. */
  readonly before: string;
  readonly after: { readonly day: string; readonly id: string } | null | undefined;
}

async function pageOf(db: Reader, { state, before, after }: Moving) {
  const beyond = after && {
    OR: [{ due: { gt: asDate(after.day) } }, { due: asDate(after.day), id: { gt: after.id } }],
  };
  const found = await db.attestation.findMany({
    where: { state, due: { lt: asDate(before) }, ...beyond },
    select: { id: true, due: true },
    orderBy: [{ due: "asc" }, { id: "asc" }],
    take: PAGE + 1,
  });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const next = found.length > PAGE && last ? { day: dayOf(last.due), id: last.id } : null;
  return { ids: page.map(({ id }) => id), next };
}

/** Attestations that may be answered from today. */
export const openingAttestations = query({
  name: "attestations.opening",
  may: ["system"],
  input: movingInput,
  output: movingPage,
  async run({ db, input: { after }, now }) {
    const before = plusDays(await todayOf(db, now), OPENS_BEFORE_DAYS + 1);
    return pageOf(db, { state: "scheduled", before, after });
  },
});

/** Attestations whose due day has passed without an answer. */
export const lapsingAttestations = query({
  name: "attestations.lapsing",
  may: ["system"],
  input: movingInput,
  output: movingPage,
  run: async ({ db, input: { after }, now }) =>
    pageOf(db, { state: "due", before: await todayOf(db, now), after }),
});
