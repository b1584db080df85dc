import * as z from "zod";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { OPENS_BEFORE_DAYS } from "../../rules";

/** Attestations whose day has come: those to open, and those whose due day has passed. */
export const movingAttestations = query({
  name: "attestations.moving",
  may: ["system"],
  input: z.strictObject({}),
  output: z.object({ open: z.array(z.uuid()), lapse: z.array(z.uuid()) }),
  async run({ db, now }) {
    const today = dayOf(now);
    const found = await db.attestation.findMany({
      where: {
        OR: [
          { state: "scheduled", due: { lte: asDate(plusDays(today, OPENS_BEFORE_DAYS)) } },
          { state: "due", due: { lt: asDate(today) } },
        ],
      },
      select: { id: true, state: true },
      orderBy: { due: "asc" },
      take: 500,
    });
    const idsOf = (state: string) => found.filter((one) => one.state === state).map(({ id }) => id);
    return { open: idsOf("scheduled"), lapse: idsOf("due") };
  },
});
