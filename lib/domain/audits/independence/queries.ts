import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { askedNext } from "./rules";
import { independence, independenceInput } from "./schema";
import { conflictsOf, looksAtLead } from "./steps";

/** What the lead did in the audited scope in the last 12 months, and whether that is compensated. */
export const auditIndependence = query({
  name: "audits.independence",
  may: ["compliance", "internal_auditor", "top_management", "admin"],
  route: "GET /audits/:id/independence",
  input: independenceInput,
  output: independence,
  async run({ input, db, now }) {
    const audit = await db.audit.findUnique({
      where: named(input.id),
      select: {
        ...{ id: true, state: true, leadAuditorId: true, leadSince: true },
        checklist: { select: { ref: true } },
      },
    });
    if (!audit) throw notFound("audit");
    const refs = audit.checklist.map(({ ref }) => ref);
    const review = await db.compensatingReview.findFirst({
      where: looksAtLead(audit),
      orderBy: { requestedAt: "desc" },
      select: { reference: true, act: true, state: true },
    });
    const conflicts = await conflictsOf(db, { personId: audit.leadAuditorId, refs, now });
    return { conflicts, act: askedNext(audit.state), review };
  },
});
