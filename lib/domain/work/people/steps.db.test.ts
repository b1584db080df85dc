import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { addFlow } from "@/lib/domain/flows/commands";
import { requestException } from "@/lib/domain/flows/exceptions/commands";
import { listPeople } from "@/lib/domain/people/queries";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { SEGREGATED_KINDS, type SegregatedKind } from "@/lib/domain/people/segregation/schema";
import { clients } from "@/lib/platform/db";
import { exampleCompany } from "@/lib/testing/example";
import { inDays } from "@/lib/testing/risks";
import { person, type TestPerson } from "@/lib/testing/world";
import { listTasks } from "../queries";

let everybody: TestPerson[];
beforeAll(async () => {
  await exampleCompany();
  const priya = await known("u-priya");
  const { rows } = await priya.reads(listPeople, { size: 500 });
  everybody = await Promise.all(rows.map(({ reference }) => known(reference)));
}, 300_000);

async function known(reference: string): Promise<TestPerson> {
  const actor = await actorOfPerson(reference);
  return person(actor ?? { kind: "person", id: "", name: reference, roles: [] }, reference);
}

/** Some record of each kind, with many people named in it. */
async function recordOf(kind: SegregatedKind): Promise<string> {
  const db = clients.reader();
  const find = {
    scope: () => db.scopeStatement.findFirstOrThrow({ where: { state: "approved" } }),
    risk: () => db.risk.findFirstOrThrow({ where: { treatments: { some: {} } } }),
    treatment: () => db.treatment.findFirstOrThrow({ where: { state: "done" } }),
    acceptance: () => db.acceptance.findFirstOrThrow({ where: { state: "accepted" } }),
    control: () => db.control.findFirstOrThrow({ where: { ownerId: { not: null } } }),
    attestation: () => db.attestation.findFirstOrThrow({ where: { state: "accepted" } }),
    evidence: () => db.evidence.findFirstOrThrow({ where: { state: "accepted" } }),
    audit: () => db.audit.findFirstOrThrow(),
    finding: () => db.finding.findFirstOrThrow({ where: { state: "closed" } }),
    release: () => db.release.findFirstOrThrow({ where: { state: "evaluated" } }),
    exception: exceptionAsked,
    engagement: () => db.engagement.findFirstOrThrow({ where: { approvedById: { not: null } } }),
  } as const satisfies Record<SegregatedKind, () => Promise<{ reference: string }>>;
  return (await find[kind]()).reference;
}

/** The example has none: nothing of it breaks separation. */
async function exceptionAsked() {
  const priya = await known("u-priya");
  const flow = await priya.does(addFlow, {
    ...{ name: "Sample", from: "ds-call-logs", to: "ds-summaries-v4", data: "records" },
    ...{ classification: "confidential", personalData: "yes" },
  });
  return priya.does(requestException, {
    flow: flow.id,
    reason: "A bug shows on these records only.",
    compensation: "One engineer on one machine.",
    validUntil: inDays(20),
  });
}

const SKILLED = ["compliance", "engineer", "risk_owner", "top_management"] as const;

/** The command's own word, asked with a version that no record has. */
const isTurnedAway = (who: TestPerson, id: string) =>
  who.does(recordSecondLook, { id, version: 999_999, secondLook: "Looked at what was done." }).then(
    () => false,
    (error: { code?: string }) => error.code === "forbidden",
  );

describe("a second look", () => {
  it.each(SEGREGATED_KINDS)("into the %s is asked of those who may take it", async (recordKind) => {
    const bram = await known("u-bram");
    const recordId = await recordOf(recordKind);
    const asked = await bram.does(requestReview, {
      ...{ rule: "S4", recordKind, recordId, act: "treatments.verify" },
      reason: "Everybody who knows it worked on it.",
    });
    const found: string[] = [];
    const may: string[] = [];
    for (const who of everybody) {
      const { roles } = who.actor;
      if (!roles.some((role) => role === "staff" || role === "internal_auditor")) continue;
      const { rows } = await who.reads(listTasks, { kind: ["second_look"], size: 500 });
      if (rows.some(({ reference }) => reference === asked.reference)) found.push(who.reference);
      if (!SKILLED.some((role) => roles.includes(role))) continue;
      if (!(await isTurnedAway(who, asked.id))) may.push(who.reference);
    }
    expect(found).toEqual(may);
    expect(may.length).toBeGreaterThan(0);
  });
});
