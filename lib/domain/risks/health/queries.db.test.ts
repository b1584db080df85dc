import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clients } from "@/lib/platform/db";
import { connectAs } from "@/lib/testing/database";
import { HEALTHY, healthyRegister } from "@/lib/testing/health";
import { healthRules } from "./catalogue";
import { listHealthRows, readHealth } from "./queries";

let admin: pg.Client;
beforeAll(async () => {
  admin = await connectAs("admin");
  await healthyRegister(admin);
});
afterAll(() => admin.end());

const { owner, officer, asset, control, treated, accepted, opportunity, action, acceptance } =
  HEALTHY;
const actor = { kind: "person", id: officer, name: "Priya Raman", roles: ["compliance"] } as const;

async function rows<Row>(statement: Sql): Promise<Row[]> {
  const { rows: found } = await admin.query(statement.text, statement.values);
  return found;
}
const context = () => ({ actor, now: new Date(), rows, db: clients.reader() }) as const;

const risk = (set: string, id: string = treated) => `UPDATE risk SET ${set} WHERE id = '${id}'`;
const doing = (set: string) => `UPDATE treatment SET ${set} WHERE id = '${action}'`;
const accepting = (set: string) => `UPDATE acceptance SET ${set} WHERE id = '${acceptance}'`;
const controlled = (set: string) => `UPDATE control SET ${set} WHERE id = '${control}'`;
const overridden = (by: string, level: number, setBy = by) =>
  `UPDATE risk_assessment SET override_reason = 'Seen otherwise', current_likelihood = ${level}, by_id = '${by}',
    overridden_by_id = '${setBy}'`;
const gone = (id: string) => `UPDATE person SET state = 'deactivated' WHERE id = '${id}'`;
const back = (id: string) => `UPDATE person SET state = 'active' WHERE id = '${id}'`;
const closing = "UPDATE treatment SET state = 'cancelled'";
const method = (set: string) => `UPDATE risk_method SET ${set} WHERE edition = '1.0'`;

/** What makes each rule fire, and what mends it. */
const CASES: readonly (readonly [rule: string, breaks: string, mends: string])[] = [
  ["owner_left", gone(owner), back(owner)],
  [
    "owner_without_role",
    `UPDATE role_grant SET revoked_at = now() WHERE person_id = '${owner}'`,
    "UPDATE role_grant SET revoked_at = NULL",
  ],
  ["acceptor_left", gone(owner), accepting(`decided_by_id = '${officer}'`)],
  ["responsible_left", gone(officer), `UPDATE treatment SET responsible_id = '${owner}'`],
  [
    "no_subject",
    `DELETE FROM risk_asset WHERE risk_id = '${treated}'`,
    `INSERT INTO context_item_risk VALUES (gen_random_uuid(), '${treated}')`,
  ],
  [
    "asset_gone",
    `UPDATE asset SET state = 'disposed', disposed_at = now(), disposed_by_id = '${officer}', deleted_by_id = '${owner}'`,
    `DELETE FROM risk_asset WHERE asset_id = '${asset}'`,
  ],
  ["statement_incomplete", risk("event = ''"), risk("event = 'a port may open'")],
  [
    "cause_is_consequence",
    risk("cause = ' So that prompts ARE read.'"),
    risk("cause = 'Rules set by hand'"),
  ],
  ["no_property", risk("properties = '{}'"), risk("properties = '{C}'")],
  [
    "not_assessed",
    risk("state = 'identified', created_at = now() - interval '40 days'"),
    risk("state = 'assessed'"),
  ],
  [
    "duplicate_scenario",
    risk("threat_id = 'weights-copied'"),
    risk("threat_id = 'endpoint-flooding'"),
  ],
  ["duplicate_title", risk("title = 'Weights (copied)'"), risk("title = 'Weights leaked'")],
  [
    "opportunity_without_action",
    closing,
    `UPDATE treatment SET state = 'approved' WHERE risk_id = '${opportunity}'`,
  ],
  [
    "opportunity_without_check",
    risk("effect_check = ''", opportunity),
    risk("effect_check = 'Hours saved'", opportunity),
  ],
  [
    "residual_above_current",
    risk("residual_likelihood = 5, residual_score = 10"),
    risk("residual_likelihood = 2, residual_score = 4"),
  ],
  [
    "current_above_inherent",
    risk("inherent_likelihood = 2, inherent_score = 8"),
    risk("inherent_likelihood = 4, inherent_score = 16"),
  ],
  ["lowered_alone", overridden(officer, 2, owner), overridden(owner, 2, officer)],
  ["unconfirmed", risk("confirmed_score = 4"), risk("confirmed_score = current_score")],
  ["older_method", method("state = 'superseded'"), method("state = 'in_force'")],
  ["method_unapproved", method("approved_at = NULL"), method("approved_at = now()")],
  ["review_overdue", risk("next_review = current_date - 1"), risk("next_review = current_date")],
  ["review_undated", risk("next_review = NULL"), risk("next_review = current_date + 9")],
  [
    "review_too_late",
    risk("next_review = current_date + 190"),
    risk("next_review = current_date + 182"),
  ],
  [
    "not_looked_at",
    risk("assessed_at = now() - interval '400 days'"),
    risk("reviewed_at = now() - interval '300 days'"),
  ],
  ["accepted_without_acceptance", accepting("state = 'voided'"), accepting("state = 'accepted'")],
  [
    "acceptance_ending",
    accepting("valid_until = current_date + 29"),
    accepting("valid_until = current_date + 40"),
  ],
  [
    "acceptance_ended",
    `${risk("state = 'assessed', current_band = 'high'", accepted)};
     ${accepting("state = 'voided', ended_at = now()")}`,
    accepting("state = 'revoked'"),
  ],
  ["acceptance_at_risk", accepting("at_risk = true"), accepting("at_risk = false")],
  [
    "acceptance_out_of_place",
    risk("state = 'monitored'", accepted),
    accepting("state = 'revoked'"),
  ],
  [
    "high_without_plan",
    risk("state = 'assessed', current_band = 'high', assessed_at = now() - interval '31 days'"),
    risk("state = 'treatment_planned'"),
  ],
  ["control_excluded", controlled("necessary = false"), controlled("necessary = true")],
  [
    "control_failed",
    controlled("operating_state = 'failed'"),
    controlled("operating_state = 'attested'"),
  ],
  [
    "control_planned",
    controlled("operating_state = 'planned'"),
    controlled("operating_state = 'partial'"),
  ],
  ["control_without_owner", controlled("owner_id = NULL"), controlled(`owner_id = '${officer}'`)],
  [
    "modify_without_control",
    "DELETE FROM risk_control",
    `INSERT INTO treatment_control VALUES ('${action}', '${control}', 'both', 'weak')`,
  ],
  ["share_without_contract", risk("option = 'share'"), risk("option = 'modify'")],
  [
    "avoid_in_production",
    `${risk("option = 'avoid'")}; ${doing("state = 'verified'")}`,
    "UPDATE asset SET state = 'retired'",
  ],
  ["plan_without_action", doing("state = 'cancelled'"), doing("state = 'approved'")],
  ["action_late", doing("due = current_date - 1"), doing("due = current_date")],
  [
    "action_unverified",
    doing("state = 'done', done_at = now() - interval '31 days'"),
    doing("state = 'verified'"),
  ],
  ["action_full_but_open", doing("progress = 100"), doing("state = 'done'")],
  ["plan_finished", doing("state = 'verified'"), risk("state = 'monitored'")],
  [
    "critical_without_measure",
    `${risk("current_band = 'critical', assessed_at = now() - interval '6 days'")}; ${doing("state = 'approved'")}`,
    doing("state = 'in_progress'"),
  ],
  [
    "threat_retired",
    `INSERT INTO threat (id, reference, title, category, typical_likelihood, typical_impact, author_id, retired_at, updated_at)
      VALUES (gen_random_uuid(), 'THR-01', 'Own', 'model', 1, 1, '${officer}', now(), now()); ${risk("threat_id = 'THR-01'")}`,
    "UPDATE threat SET retired_at = NULL",
  ],
  [
    "closed_proposed_again",
    `${risk("state = 'closed'")}; INSERT INTO risk_proposal (id, reference, asset_id, threat_id, reason, facts)
      VALUES (gen_random_uuid(), 'P-1', '${asset}', 'endpoint-flooding', 'It is public.', '[]')`,
    "UPDATE risk_proposal SET state = 'dismissed'",
  ],
];

it("has a case for every rule, and at least 25 rules with an id of their own", () => {
  const ids = healthRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(25);
  expect(CASES.map(([rule]) => rule).toSorted()).toEqual(ids.toSorted());
});

it("finds nothing in a register that is in order", async () => {
  const health = await readHealth.run({ ...context(), input: { maxAge: 0 } });
  expect(health.rules.filter(({ count }) => count > 0)).toEqual([]);
  expect(health).toMatchObject({ found: 0, rows: 0, isCapped: false });
});

it.each(CASES)(
  "%s fires, names its rows and falls silent when mended",
  async (rule, breaks, mends) => {
    const page = () => listHealthRows.run({ ...context(), input: { rule, size: 50 } });
    const counted = async () => {
      const { rules } = await readHealth.run({ ...context(), input: { maxAge: 0 } });
      return rules.find(({ id }) => id === rule)?.count;
    };
    await admin.query("BEGIN");
    try {
      await admin.query(breaks);
      const found = await page();
      expect(found.rows.length).toBeGreaterThan(0);
      expect(found.total).toBe(found.rows.length);
      expect(await counted()).toBe(found.rows.length);
      for (const row of found.rows) {
        expect(row.href).toMatch(/^\/(risks|controls|assets)\//);
        expect(row.reference).not.toBe("");
        expect(typeof row.note).toBe("string");
      }
      await admin.query(mends);
      expect(await page()).toMatchObject({ rows: [], total: 0, next: null });
      expect(await counted()).toBe(0);
    } finally {
      await admin.query("ROLLBACK");
    }
  },
);

const within = async (rule: string) => {
  const { rows: found } = await listHealthRows.run({ ...context(), input: { rule, size: 50 } });
  return found.map(({ id }) => id).toSorted();
};
const inMidAir = async (work: () => Promise<void>) => {
  await admin.query("BEGIN");
  await work().finally(() => admin.query("ROLLBACK"));
};

it("finds one scenario twice by its words where no threat is named, about one asset or none", () =>
  inMidAir(async () => {
    const both = [treated, accepted].toSorted();
    const said = "cause = 'Rules set by hand', consequence = 'so prompts are read'";
    const events = ["a port opens; to all", "A Port  opens to\nall."];
    await admin.query(
      risk(`threat_id = NULL, ${said}, event = $$${events[0]}$$`) +
        `; ${risk(`threat_id = NULL, ${said}, event = $$${events[1]}$$`, accepted)}`,
    );
    expect(await within("duplicate_scenario")).toEqual(both);
    await admin.query(risk("threat_id = 'weights-copied'"));
    expect(await within("duplicate_scenario")).toEqual(both);
    await admin.query(`DELETE FROM risk_asset WHERE risk_id = '${accepted}'`);
    expect(await within("duplicate_scenario")).toEqual([]);
    await admin.query(`DELETE FROM risk_asset`);
    expect(await within("duplicate_scenario")).toEqual(both);
    await admin.query(risk("state = 'closed'"));
    expect(await within("duplicate_scenario")).toEqual([]);
  }));

it("takes what is above the appetite from the method in force", () =>
  inMidAir(async () => {
    const since = "state = 'assessed', assessed_at = now() - interval '31 days'";
    await admin.query(risk(`${since}, current_band = 'medium'`));
    expect(await within("high_without_plan")).toEqual([]);
    // Now no owner may accept a medium risk alone.
    await admin.query(method(`body = jsonb_set(body, '{bands,1,authority}', '"top_management"')`));
    expect(await within("high_without_plan")).toEqual([treated]);
  }));

it("pages through the rows of a rule without missing or repeating one", async () => {
  await admin.query("BEGIN");
  await admin.query(`INSERT INTO risk (id, reference, title, owner_id, state, properties, cause, event, updated_at)
    SELECT gen_random_uuid(), 'R-9' || n, 'Copy ' || n, '${owner}', 'identified', '{}', 'a', 'b', now() FROM generate_series(1, 23) n`);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const input = { rule: "statement_incomplete", size: 10, ...(cursor && { cursor }) };
    const page = await listHealthRows.run({ ...context(), input });
    expect(page.total).toBe(23);
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  }
  await admin.query("ROLLBACK");
  expect(new Set(seen).size).toBe(23);
  expect(seen).toHaveLength(23);
});

it("takes an answer that is young enough", async () => {
  const ask = async (maxAge: number) => {
    const { rows: found } = await readHealth.run({ ...context(), input: { maxAge } });
    return found;
  };
  expect(await ask(0)).toBe(0);
  await admin.query("BEGIN");
  await admin.query(gone(owner));
  expect(await ask(60)).toBe(0);
  expect(await ask(0)).toBeGreaterThan(0);
  expect(await ask(60)).toBeGreaterThan(0);
  await admin.query("ROLLBACK");
});
