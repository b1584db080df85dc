import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { addSupplier, approveSupplier, assessSupplier } from "@/lib/domain/suppliers/commands";
import { reviewSupplier } from "@/lib/domain/suppliers/reviews/commands";
import { longestReview } from "@/lib/domain/suppliers/rules";
import { plusDays } from "@/lib/kernel/fields";
import { Classification, SupplierCriticality } from "@/prisma/generated/enums";

const said = z.string().nullable();
const supplier = z.object({
  id: z.string(),
  name: z.string(),
  service: z.string(),
  rating: z.enum(SupplierCriticality),
  place: z.string(),
  nextReview: z.string(),
  state: z.enum(["approved", "under_review"]),
  ownerId: z.string(),
  dataReached: z.array(z.enum(Classification)),
  assetIds: z.array(z.string()),
  subProcessors: z.array(z.string()),
  agreement: z.object({
    signedAt: said,
    until: said,
    securityTerms: z.boolean(),
    incidentNoticeHours: z.number().nullable(),
    deletionTerms: z.boolean(),
    auditRight: z.boolean(),
    acceptedWithoutAgreement: z.string().optional(),
  }),
  assurance: z.object({
    kind: z.string(),
    issuer: said,
    scope: said,
    validUntil: said,
    exceptions: z.string(),
  }),
  responsibilitySplit: z.string(),
  exitPlan: z.string(),
  assessedBy: z.string(),
  approvedBy: z.string(),
  approvedAt: z.string(),
});
type Told = z.output<typeof supplier>;
const part = z.object({ suppliers: z.array(supplier) });

/** The file says when each was approved: it was proposed two weeks earlier, and assessed one. */
const PROPOSED = -14;
const ASSESSED = -7;
/** Reviews that run were begun a week before they were due. */
const BEGUN = -7;

const ASSESSMENT = "What it reaches, its agreement and its assurance were read and entered.";
const DECISION = "The assessment was read; agreement, split and way out are sufficient.";
const REASON = "Its half-yearly review is due.";

/** Suppliers, after the assets that they provide or reach. */
export async function loadSuppliers(load: Loader, example: unknown): Promise<void> {
  for (const told of part.parse(example).suppliers) await loadOne(load, told);
}

async function loadOne(load: Loader, told: Told) {
  const { id, name, service, rating: criticality, ownerId, approvedAt, nextReview } = told;
  const on = (days: number) => load.moment(plusDays(approvedAt, days));
  const plain = { name, service, owner: ownerId, criticality, assets: told.assetIds };
  const added = await load.as(ownerId).run(addSupplier, plain, { at: on(PROPOSED), reference: id });
  const assessed = await load
    .as(told.assessedBy)
    .run(
      assessSupplier,
      { id: added.id, version: added.version, ...judgedIn(load, told), assessment: ASSESSMENT },
      { at: on(ASSESSED) },
    );
  const approved = await load.as(told.approvedBy).run(
    approveSupplier,
    {
      ...{ id: added.id, version: assessed.version, decision: DECISION },
      nextReview: nextOf(load, told),
    },
    { at: load.moment(approvedAt) },
  );
  if (told.state !== "under_review") return;
  await load
    .as(told.assessedBy)
    .run(
      reviewSupplier,
      { id: added.id, version: approved.version, trigger: "interval", reason: REASON },
      { at: load.moment(plusDays(nextReview, BEGUN)) },
    );
}

/** Months differ in length: moved to today, a day may fall just beyond the interval. */
function nextOf(load: Loader, { nextReview, approvedAt, rating }: Told): string {
  const latest = longestReview(load.shift(approvedAt), rating);
  const next = load.shift(nextReview);
  if (next > latest) return latest;
  return next;
}

const judgedIn = (load: Loader, { agreement, assurance, ...told }: Told) => ({
  place: told.place,
  dataReached: told.dataReached,
  subProcessors: told.subProcessors,
  responsibilities: told.responsibilitySplit,
  exitPlan: told.exitPlan,
  signedOn: agreement.signedAt && load.shift(agreement.signedAt),
  agreementUntil: agreement.until && load.shift(agreement.until),
  securityTerms: agreement.securityTerms,
  incidentHours: agreement.incidentNoticeHours,
  deletionTerms: agreement.deletionTerms,
  auditRight: agreement.auditRight,
  withoutAgreement: agreement.acceptedWithoutAgreement ?? "",
  assuranceKind: assurance.kind,
  assuranceIssuer: assurance.issuer ?? "",
  assuranceScope: assurance.scope ?? "",
  assuranceUntil: assurance.validUntil && load.shift(assurance.validUntil),
  assuranceGaps: assurance.exceptions,
});
