import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { decideClimate } from "@/lib/domain/context/climate/commands";
import {
  addContextItem,
  confirmContextItem,
  reviewContextItem,
} from "@/lib/domain/context/commands";
import { linkContextItem } from "@/lib/domain/context/links/commands";
import { getContextItem } from "@/lib/domain/context/queries";
import { monthsAfter } from "@/lib/domain/scope/rules";
import { RequirementSource } from "@/prisma/generated/enums";
import { followObligations, loadObligations } from "./obligations";

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

interface Way {
  readonly response: string;
  readonly links: readonly string[];
}
/**
 * The file says that the ISMS meets a requirement, not how. These sentences say it by what else stands in the
 * file: its controls, its risks and the services and contracts that it names.
 */
const MET: Readonly<Record<string, Way>> = {
  "IP-1": {
    response:
      "Documents are encrypted on their way and in store, incidents are told within the hours of each contract, and quality is measured for each language before a release.",
    links: ["A.8.24", "A.5.24", "A.5.31", "R-03"],
  },
  "IP-2": {
    response:
      "Personal data is masked before it is logged or used for tuning, and no more of it is kept than a purpose asks for.",
    links: ["A.5.34", "A.8.11", "R-04"],
  },
  "IP-3": {
    response: "Records of processing are kept, and the incident process has the 72 hours in it.",
    links: ["A.5.34", "A.5.24", "A.5.33"],
  },
  "IP-4": {
    response: "By the management system itself, its audit programme and the certification audit.",
    links: ["A.5.35", "A.5.36"],
  },
  "IP-5": {
    response: "Rules are taught and confirmed, and an event can be reported without blame.",
    links: ["A.6.3", "A.6.8"],
  },
  "IP-6": {
    response: "What customers rely on is planned for the failure of a region or provider.",
    links: ["A.5.29", "A.5.30", "R-16"],
  },
  "IP-8": {
    response: "Each licence of a base is read at intake, and its duties follow the model.",
    links: ["A.5.32"],
  },
};

/** Issues and the requirements of interested parties, in force before the scope considers them. */
export async function loadContextEntries(load: Loader, example: unknown): Promise<void> {
  const { context, scope } = part.parse(example);
  for (const one of context.issues) await loadIssue(load, one);
  for (const one of context.parties) await loadParty(load, one, scope.authorId);
  await loadObligations(load, scope.authorId, WRITTEN);
}

/** What follows from them, and the decision on climate: after the risks and controls they lead to. */
export async function loadContext(load: Loader, example: unknown): Promise<void> {
  const { context, scope } = part.parse(example);
  for (const one of context.issues) await followIssue(load, one);
  for (const { id } of context.parties) await followParty(load, id, scope.authorId);
  await followObligations(load, scope.authorId, LINKED);
  const { climate } = context;
  const { relevant, reason, riskIds } = climate;
  const at = load.moment(climate.decidedAt);
  await load.as(climate.decidedBy).run(decideClimate, { relevant, reason, risks: riskIds }, { at });
}

async function loadIssue(load: Loader, one: Issue) {
  const by = load.as(one.reviewer);
  const written = { at: load.moment(WRITTEN) };
  const { id, version } = await by.run(
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
  await by.run(confirmContextItem, { id, version }, written);
}

async function followIssue(load: Loader, { id, links, reviewedAt, reviewer }: Issue) {
  const by = load.as(reviewer);
  const looked = { at: load.moment(reviewedAt) };
  const { version } = await by.reads(getContextItem, { id });
  const linked = await by.run(linkContextItem, { id, version, ...endsOf(links) }, looked);
  await by.run(
    reviewContextItem,
    {
      ...{ id, version: linked.version, nextReview: later(load, reviewedAt) },
      comment: "Looked at together with the statement of the scope.",
    },
    looked,
  );
}

/** Parties were linked together with the issues, which the file dates. */
const LINKED = "2026-09-10";

async function followParty(load: Loader, id: string, officer: string) {
  const way = MET[id];
  if (!way) return;
  const by = load.as(officer);
  const { version } = await by.reads(getContextItem, { id });
  const at = load.moment(LINKED);
  await by.run(linkContextItem, { id, version, ...endsOf(way.links) }, { at });
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
      response: MET[one.id]?.response ?? "",
      isClimate: ON_CLIMATE.has(one.id),
      owner: officer,
      intervalMonths: MONTHS,
    },
    { at, reference: one.id },
  );
  await by.run(confirmContextItem, { id, version }, { at });
}
