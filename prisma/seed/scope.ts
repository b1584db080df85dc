import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import {
  approveScope,
  confirmScopeReview,
  reviewScope,
} from "@/lib/domain/scope/approvals/commands";
import { draftScope, submitScope } from "@/lib/domain/scope/commands";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { Tier } from "@/prisma/generated/enums";
import { OBLIGATION_REFERENCES } from "./obligations";

const review = z.object({
  at: z.string(),
  by: z.string(),
  confirmedBy: z.string(),
  trigger: z.string(),
  result: z.literal("still valid"),
  reason: z.string(),
});
const company = z.object({ site: z.string(), headcount: z.number(), product: z.string() });
const context = z.object({
  issues: z.array(z.object({ id: z.string(), text: z.string() })),
  parties: z.array(
    z.object({
      id: z.string(),
      party: z.string(),
      requirement: z.string(),
      addressedByIsms: z.boolean(),
    }),
  ),
});
const part = z.object({
  company,
  context,
  environments: z.array(z.object({ id: z.string(), tier: z.enum(Tier), name: z.string() })),
  scope: z.object({
    version: z.string(),
    authorId: z.string(),
    approverId: z.string(),
    approvedAt: z.string(),
    statement: z.string(),
    included: z.array(z.string()),
    interfaces: z.array(
      z.object({
        with: z.string(),
        what: z.string(),
        responsibility: z.string(),
        control: z.string(),
      }),
    ),
    exclusions: z.array(z.object({ what: z.string(), reason: z.string(), effect: z.string() })),
    reviewIntervalMonths: z.number(),
    reviews: z.array(review),
  }),
});
type Part = z.output<typeof part>;

/** The first thing that was written down after the system began. */
const ENVIRONMENTS_NAMED = "2026-02-09";
const DRAFTED = "2026-09-01";
const SUBMITTED = "2026-09-08";

/** Where assets run; assets name them. */
export async function loadEnvironments(load: Loader, example: unknown): Promise<void> {
  const { environments, scope } = part.parse(example);
  for (const { id, name, tier } of environments) {
    const at = load.moment(ENVIRONMENTS_NAMED);
    await load
      .as(scope.authorId)
      .run(addEnvironment, { name, tier, inScope: true }, { at, reference: id });
  }
}

/** The statement with its approval and reviews. It is held against the inventory, so assets come first. */
export async function loadScope(load: Loader, example: unknown): Promise<void> {
  const file = part.parse(example);
  const { scope } = file;
  const author = load.as(scope.authorId);
  const draft = await author.run(draftScope, textOf(file), {
    at: load.moment(DRAFTED),
    reference: scope.version,
  });
  const { id } = draft;
  const submitted = await author.run(
    submitScope,
    { id, version: draft.version },
    { at: load.moment(SUBMITTED) },
  );
  const approved = await load
    .as(scope.approverId)
    .run(approveScope, { id, version: submitted.version }, { at: load.moment(scope.approvedAt) });
  let { version } = approved;
  for (const one of scope.reviews) version = await loadReview(load, one, { id, version });
}

async function loadReview(
  load: Loader,
  { at: day, by, confirmedBy, trigger, reason }: z.output<typeof review>,
  scope: { id: string; version: number },
) {
  const at = load.moment(day);
  const [, occasion = trigger] = /^management review (.+)$/.exec(trigger) ?? [];
  const looked = await load
    .as(by)
    .run(
      reviewScope,
      { ...scope, trigger: "management_review", occasion, result: "still_valid", reason },
      { at },
    );
  const confirmed = await load
    .as(confirmedBy)
    .run(
      confirmScopeReview,
      { id: scope.id, version: looked.version, reviewId: looked.reviewId },
      { at },
    );
  return confirmed.version;
}

function textOf({
  company: { site, headcount, product },
  context: { issues, parties },
  scope,
}: Part) {
  const requirements = parties
    .filter((one) => one.addressedByIsms)
    .map(({ party, requirement }) => `${party}: ${requirement}`);
  return {
    statement: scope.statement,
    units: `All ${headcount} staff.`,
    sites: [site],
    services: product,
    requirements: [...issues.map((one) => one.text), ...requirements].join("\n"),
    considered: [...[...issues, ...parties].map(({ id }) => id), ...OBLIGATION_REFERENCES],
    included: scope.included,
    interfaces: scope.interfaces,
    exclusions: scope.exclusions,
    // The example lists no index as an asset of its own.
    kindReasons: { index: "The clause index lives in the vector store, at most 24 hours." },
    reviewIntervalMonths: scope.reviewIntervalMonths,
  };
}
