import type pg from "pg";
import { actorOfPerson } from "@/lib/adapters/actors";
import { reminderClock } from "@/lib/domain/work/reminders/jobs";
import type { Actor } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";
import { system } from "../world";
import { hintsOf } from "./hints";
import type { Hints } from "./shape";

/** The example's people and records, as generated requests need them. */
export interface Candidate {
  readonly id: string;
  readonly version: number;
}
export interface Stage {
  readonly people: readonly Actor[];
  /** Three records of every state, of the noun the operation is about. */
  candidates(operation: AnyOperation): Promise<Candidate[]>;
  readonly hints: Hints;
  /** A record of quite another table. */
  foreign(operation: AnyOperation): string;
}

const TABLES: Readonly<Record<string, string>> = {
  people: "person",
  tokens: "api_token",
  compensatingReviews: "compensating_review",
  scope: "scope_statement",
  environments: "environment",
  controls: "control",
  attestations: "attestation",
  evidence: "evidence",
  audits: "audit",
  findings: "finding",
  engagements: "engagement",
  assets: "asset",
  artefacts: "asset",
  copies: "asset",
  trainingRuns: "asset",
  fairness: "asset",
  evaluations: "evaluation",
  risks: "risk",
  method: "risk_method",
  methods: "risk_method",
  treatments: "treatment",
  acceptances: "acceptance",
  proposals: "risk_proposal",
  organisation: "organisation",
  suppliers: "supplier",
  releases: "release",
  zones: "zone",
  flows: "data_flow",
  separation: "data_flow",
  exceptions: "exception",
  views: "saved_view",
  context: "context_item",
  soa: "soa_edition",
  frameworks: "framework",
  requirements: "requirement",
  reviews: "risk",
  opportunities: "risk",
};
/** Where the noun of a field is not in its name. */
const SPECIAL: Readonly<Record<string, string>> = {
  "people.endSession": "session",
  "acceptances.request": "risk",
  "assets.undoBatch": "batch",
  "assets.undoImport": "batch",
  "risks.undoImport": "batch",
  "risks.undoChangeMany": "batch",
  "calendar.removeHoliday": "holiday",
};

export const tableOf = ({ name }: AnyOperation) =>
  SPECIAL[name] ?? TABLES[name.split(".")[0] ?? ""];

export async function stageOf(client: pg.Client): Promise<Stage> {
  // The example as it is once its clock has run: people have been told of what is due.
  await reminderClock.run({ run: system.does, read: system.reads }, new Date());
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM app.person WHERE state = 'active' ORDER BY reference",
  );
  const actors = await Promise.all(rows.map(({ id }) => actorOfPerson(id)));
  const first = async (table: string) =>
    (await client.query<{ id: string }>(`SELECT id FROM app.${table} LIMIT 1`)).rows[0]?.id ?? "";
  const [asset, risk] = [await first("asset"), await first("risk")];
  return {
    people: actors.filter((actor) => actor !== null),
    candidates: (operation) => candidatesOf(client, operation),
    foreign: (operation) => (tableOf(operation) === "risk" ? asset : risk),
    hints: await hintsOf(client),
  };
}

async function candidatesOf(client: pg.Client, operation: AnyOperation): Promise<Candidate[]> {
  const table = tableOf(operation);
  if (!table) return [];
  const { rows: columns } = await client.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'app' AND table_name = $1",
    [table],
  );
  const has = (name: string) => columns.some((column) => column.name === name);
  const version = has("version") ? "version" : "1";
  const state = has("state") ? "state::text" : "''";
  const { rows } = await client.query<Candidate>(
    `SELECT id, version FROM (SELECT id, ${version} AS version,
       row_number() OVER (PARTITION BY ${state} ORDER BY random()) AS n FROM app.${table}) one
     WHERE n <= 3 ORDER BY n`,
  );
  return rows;
}
