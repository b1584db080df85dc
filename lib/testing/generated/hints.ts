import { randomUUID } from "node:crypto";
import type pg from "pg";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import type { Hints } from "./shape";

/** What fields of the example mean: people by what they do in it, records by what can be done to them. */
export async function hintsOf(client: pg.Client): Promise<Hints> {
  const today = dayOf(new Date());
  const { rows } = await client.query<{ day: string }>(
    "SELECT max(period_to) AS day FROM app.evidence WHERE state = 'accepted'",
  );
  return {
    day: today,
    marks: ["word", `sha256:${"ab".repeat(32)}`, "ab".repeat(32), "risks.accept"],
    named: {
      ...words(),
      ...days(today, rows[0]?.day ?? today),
      ...(await peopleOf(client)),
      ...(await recordsOf(client, plusDays(today, 20))),
    },
  };
}

const words = () => {
  let made = 0;
  const unique = () => `Something new, number ${++made}`;
  return {
    ...{ name: unique, title: unique },
    rootCause: "Nobody had asked for it.\nNobody had to: no step of the work names it.",
    email: "somebody.new@annex.example",
    url: "https://annex.example/model",
    page: "/assets",
    timeZone: "Europe/Amsterdam",
    purl: "pkg:huggingface/annex/base",
    threat: "misconfigured-endpoint-data-exposure",
    ...{ ref: "A.8.9", refs: "A.8.9", risks: "R-01", record: "R-01" },
    ...{ act: "risks.accept", recordKind: "risk", entity: "risk", action: "risk.accepted" },
  };
};

function days(today: string, covered: string) {
  const soon = plusDays(today, 20);
  return {
    ...{ due: soon, validUntil: soon, nextReview: soon, until: soon, firstDue: soon },
    ...{ accessUntil: soon, responseDue: soon, actionDue: soon },
    ...{ periodFrom: covered, periodTo: covered },
    ranAt: `${covered}T09:00:00Z`,
  };
}

const PEOPLE = {
  ...{ owner: "u-grace", areaOwner: "u-jonas", responsible: "u-anton", verifier: "u-priya" },
  ...{ reviewer: "u-priya", custodian: "u-mei", lead: "u-helen", distribution: "u-saskia" },
  ...{ person: "u-nadia", personId: "u-bram", actor: "u-priya" },
};

async function peopleOf(client: pg.Client) {
  const { rows } = await client.query<{ id: string; reference: string }>(
    "SELECT id, reference FROM app.person",
  );
  const idOf = (ref: string) => rows.find(({ reference }) => reference === ref)?.id ?? "";
  return Object.fromEntries(Object.entries(PEOPLE).map(([field, ref]) => [field, idOf(ref)]));
}

async function recordsOf(client: pg.Client, soon: string) {
  const first = async (table: string, where = "true", order = "id") => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM app.${table} WHERE ${where} ORDER BY ${order} LIMIT 1`,
    );
    return rows[0]?.id ?? "";
  };
  const asset = await first("asset");
  const risk = await first("risk", "state = 'assessed'");
  const control = await first("control", "reference = 'A.8.9'");
  return {
    // An asset's relation leads to an asset, an audit to a day.
    ...{ asset, assets: asset, to: [asset, soon], risk, recordId: risk },
    ...{ control, controls: control },
    evidence: await first("evidence", "state = 'accepted'", "period_to DESC"),
    environment: await first("environment"),
    audit: await first("audit"),
    finding: await first("finding"),
    reviewId: await first("scope_review"),
    relationId: await first("asset_relation"),
    criterionId: await first("fairness_criterion"),
    artefactId: await first("artefact"),
    ids: await first("reminder"),
    // The lines of a calendar are words, those of a framework are its requirements.
    lines: ["2099-12-25 Christmas Day", await first("requirement")],
    // The example has none of these: what is not there is asked for.
    ...{ runId: randomUUID(), actionId: randomUUID(), copyId: randomUUID() },
  };
}
