import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { decideClimate } from "@/lib/domain/context/climate/commands";
import {
  addContextItem,
  confirmContextItem,
  reviewContextItem,
} from "@/lib/domain/context/commands";
import { linkContextItem } from "@/lib/domain/context/links/commands";
import { monthsAfter } from "@/lib/domain/scope/rules";
import { RequirementSource } from "@/prisma/generated/enums";

const issue = z.object({
  id: z.string(),
  kind: z.enum(["internal", "external"]),
  text: z.string(),
  links: z.array(z.string()),
  reviewedAt: z.string(),
  reviewer: z.string(),
});
const party = z.object({
  id: z.string(),
  party: z.string(),
  requirement: z.string(),
  source: z.enum(RequirementSource),
  addressedByIsms: z.boolean(),
  reason: z.string().default(""),
});
const part = z.object({
  scope: z.object({ authorId: z.string() }),
  context: z.object({
    climate: z.object({
      relevant: z.boolean(),
      decidedBy: z.string(),
      decidedAt: z.string(),
      reason: z.string(),
      riskIds: z.array(z.string()),
    }),
    issues: z.array(issue),
    parties: z.array(party),
  }),
});
type Issue = z.output<typeof issue>;
type Party = z.output<typeof party>;

/** Two weeks after the system began; the example dates only the later looks. */
const WRITTEN = "2026-02-16";
const MONTHS = 12;
/** The entries whose words in the example are about climate. */
const ON_CLIMATE: ReadonlySet<string> = new Set(["ISS-4", "IP-7"]);

/** Issues, interested parties and the decision on climate, after the risks and controls they lead to. */
export async function loadContext(load: Loader, example: unknown): Promise<void> {
  const { context, scope } = part.parse(example);
  for (const one of context.issues) await loadIssue(load, one);
  for (const one of context.parties) await loadParty(load, one, scope.authorId);
  const { climate } = context;
  const { relevant, reason, riskIds } = climate;
  const at = load.moment(climate.decidedAt);
  await load.as(climate.decidedBy).run(decideClimate, { relevant, reason, risks: riskIds }, { at });
}

async function loadIssue(load: Loader, one: Issue) {
  const by = load.as(one.reviewer);
  const written = { at: load.moment(WRITTEN) };
  const added = await by.run(
    addContextItem,
    {
      kind: one.kind === "internal" ? "internal_issue" : "external_issue",
      title: one.text,
      isClimate: ON_CLIMATE.has(one.id),
      owner: one.reviewer,
      intervalMonths: MONTHS,
    },
    { ...written, reference: one.id },
  );
  const { id } = added;
  const confirmed = await by.run(confirmContextItem, { id, version: added.version }, written);
  const looked = { at: load.moment(one.reviewedAt) };
  const linked = await by.run(
    linkContextItem,
    { id, version: confirmed.version, ...endsOf(one.links) },
    looked,
  );
  await by.run(
    reviewContextItem,
    {
      ...{ id, version: linked.version, nextReview: later(load, one.reviewedAt) },
      comment: "Looked at together with the statement of the scope.",
    },
    looked,
  );
}

/** A year after the day on which it was looked at, in the calendar to which the example is moved. */
const later = (load: Loader, day: string) => monthsAfter(load.shift(day), MONTHS);

const endsOf = (links: readonly string[]) => ({
  risks: links.filter((one) => one.startsWith("R-")),
  controls: links.filter((one) => !one.startsWith("R-")),
});

async function loadParty(load: Loader, one: Party, officer: string) {
  const by = load.as(officer);
  const at = load.moment(WRITTEN);
  const { id, version } = await by.run(
    addContextItem,
    {
      kind: "requirement",
      title: one.requirement,
      party: one.party,
      source: one.source,
      addressed: one.addressedByIsms,
      reason: one.reason,
      isClimate: ON_CLIMATE.has(one.id),
      owner: officer,
      intervalMonths: MONTHS,
    },
    { at, reference: one.id },
  );
  await by.run(confirmContextItem, { id, version }, { at });
}
