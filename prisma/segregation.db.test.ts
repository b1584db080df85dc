import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { raiseFinding } from "@/lib/domain/audits/findings/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA, assignControl, decideControl } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { requestException } from "@/lib/domain/flows/exceptions/commands";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import type { RuleId } from "@/lib/domain/people/segregation/rules";
import type { SegregatedKind } from "@/lib/domain/people/segregation/schema";
import { draftScope } from "@/lib/domain/scope/commands";
import { connectAs } from "@/lib/testing/database";
import { flowing, places, standing } from "@/lib/testing/flows";
import { asset, evidenceOf, inDays, plannedRisk, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";

/** What the commands refuse, written past them: plain SQL on the log-in of the server. */
let people: World;
let app: pg.Client;
const ids: Partial<Record<SegregatedKind, string>> = {};
beforeAll(async () => {
  people = await world();
  app = await connectAs("app");
  const { jonas, priya, grace, bram } = people;
  await system.does(adoptAnnexA, {});
  const endpoint = await asset(people, "ep-summarise");
  const { risk, treatment } = await plannedRisk(people, endpoint.reference, {});
  ids.treatment = treatment.id;
  ids.acceptance = (await requested(grace, risk)).id;
  ids.control = await assigned();
  const { rows } = await priya.reads(listAttestations, { control: "A.8.1" });
  ids.attestation = rows[0]?.id ?? "";
  ids.evidence = (await evidenceOf(jonas, "A.8.1")).id;
  const told = { title: "Reviews not performed", ref: "A.5.18", criterion: "A.5.18" };
  const raised = { ...told, evidence: "Export of 12 Oct", gap: "No review in three quarters" };
  ids.finding = (await bram.does(raiseFinding, raised)).id;
  ids.exception = await exceptionAsked();
}, 120_000);
afterEach(() => app.query("ROLLBACK"));
afterAll(() => app.end());

/** Jonas keeps both ends of what Priya asks to allow. */
async function exceptionAsked() {
  await places(people);
  const from = await standing(people, "Live");
  const to = await standing(people, "Bench", { environment: "development" });
  const flow = await flowing(people, from.reference, to.reference);
  const asked = await people.priya.does(requestException, {
    ...{ flow: flow.id, reason: "The bug shows on these records only." },
    ...{ compensation: "One engineer on one machine.", validUntil: inDays(20) },
  });
  return asked.id;
}

/** Jonas owns A.8.1, Priya reviews it. */
async function assigned() {
  const { jonas, priya } = people;
  const { id, version } = await priya.reads(getControl, { id: "A.8.1" });
  const inclusion = [{ kind: "contract" as const, text: "Asked for by the customer contracts." }];
  await priya.does(decideControl, { id, version, necessary: true, inclusion });
  const named = { owner: jonas.reference, reviewer: priya.reference, attestationDays: 90 };
  await priya.does(assignControl, { ...named, id, version: version + 1 });
  return id;
}

/** Writes and takes it back. @returns the database's refusal, null when it took the row. */
async function planted(sql: string, ...values: string[]): Promise<string | null> {
  await app.query("BEGIN");
  const code = await app.query(sql, values).then(
    () => null,
    (error: { code?: string }) => error.code ?? "unknown",
  );
  await app.query("ROLLBACK");
  return code;
}

const ROWS: readonly (readonly [RuleId, string, string, SegregatedKind, string])[] = [
  [
    ...(["S2", "attestations.accept", "attestations.reject", "attestation"] as const),
    "UPDATE app.attestation SET state = 'accepted', attester_id = $1, reviewer_id = $1 WHERE id = $2",
  ],
  [
    ...(["S2", "controls.assign", "attestations.accept", "control"] as const),
    "UPDATE app.control SET reviewer_id = $1 WHERE id = $2",
  ],
  [
    ...(["S3", "evidence.accept", "evidence.reject", "evidence"] as const),
    "UPDATE app.evidence SET accepted_by_id = $1 WHERE id = $2",
  ],
  [
    ...(["S4", "treatments.approve", "treatments.start", "treatment"] as const),
    "UPDATE app.treatment SET approved_by_id = $1 WHERE id = $2",
  ],
  [
    ...(["S4", "treatments.verify", "treatments.cancel", "treatment"] as const),
    "UPDATE app.treatment SET verified_by_id = $1 WHERE id = $2",
  ],
  [
    ...(["S4", "acceptances.accept", "acceptances.reject", "acceptance"] as const),
    `UPDATE app.acceptance SET state = 'accepted', decided_by_id = $1, valid_until = '2099-01-01',
      reason = 'It fits', binds = '{}' WHERE id = $2`,
  ],
  [
    ...(["S7", "findings.verify", "findings.withdraw", "finding"] as const),
    "UPDATE app.finding SET implemented_by_id = $1, verified_by_id = $1 WHERE id = $2",
  ],
  [
    ...(["S7", "findings.acceptPlan", "findings.returnPlan", "finding"] as const),
    "UPDATE app.finding SET submitted_by_id = $1, plan_accepted_by_id = $1 WHERE id = $2",
  ],
  [
    ...(["S8", "exceptions.approve", "exceptions.reject", "exception"] as const),
    "UPDATE app.exception SET state = 'approved', decided_by_id = $1 WHERE id = $2",
  ],
];

async function looked(rule: RuleId, kind: SegregatedKind, recordId: string, act: string) {
  const reason = "Everybody who knows the pipeline worked on it";
  const asked = await people.jonas.does(requestReview, {
    ...{ rule, recordKind: kind, recordId, act, reason },
  });
  const secondLook = "Read the job definition and tried to deploy as an author";
  await people.oskar.does(recordSecondLook, { id: asked.id, version: asked.version, secondLook });
}

describe("one person on both sides", () => {
  it.each(ROWS)("%s does not pass for %s, save by a review of that act", async (...row) => {
    const [rule, act, another, kind, sql] = row;
    const id = ids[kind] ?? "";
    const { jonas } = people;
    expect(await planted(sql, jonas.id, id)).toBe("42501");
    await looked(rule, kind, id, another);
    expect(await planted(sql, jonas.id, id)).toBe("42501");
    await looked(rule, kind, id, act);
    expect(await planted(sql, jonas.id, id)).toBeNull();
  });

  it("does not pass in two steps either", async () => {
    const { anton } = people;
    const names = "UPDATE app.attestation SET attester_id = $1, reviewer_id = $1 WHERE id = $2";
    await app.query("BEGIN");
    await app.query(names, [anton.id, ids.attestation]);
    const judged = app.query("UPDATE app.attestation SET state = 'accepted' WHERE id = $1", [
      ids.attestation,
    ]);
    await expect(judged).rejects.toMatchObject({ code: "42501" });
    await app.query("ROLLBACK; BEGIN");
    const verified = "UPDATE app.finding SET state = 'closed', verified_by_id = $1 WHERE id = $2";
    await app.query(verified, [anton.id, ids.finding]);
    const owned = app.query("UPDATE app.finding SET area_owner_id = $1 WHERE id = $2", [
      anton.id,
      ids.finding,
    ]);
    await expect(owned).rejects.toMatchObject({ code: "42501" });
  });

  it("never passes where nothing may stand in: S1 of the scope, S12, and the second look itself", async () => {
    const { priya, saskia, daan } = people;
    const { id } = await priya.does(draftScope, {});
    await app.query("BEGIN");
    const wrote = "UPDATE app.scope_statement SET writer_ids = ARRAY[$1, $2]::uuid[] WHERE id = $3";
    await app.query(wrote, [priya.id, saskia.id, id]);
    await app.query("SAVEPOINT written");
    const approve = "UPDATE app.scope_statement SET approver_id = $1 WHERE id = $2";
    for (const writer of [priya, saskia]) {
      await expect(app.query(approve, [writer.id, id])).rejects.toMatchObject({ code: "23514" });
      await app.query("ROLLBACK TO written");
    }
    await app.query(approve, [daan.id, id]);
    await app.query("ROLLBACK");
    const confirm = `INSERT INTO app.scope_review (id, scope_id, at, by_id, trigger, result, reason, confirmed_by_id)
      VALUES (gen_random_uuid(), $2, now(), $1, 'interval', 'still_valid', 'As before', $1)`;
    expect(await planted(confirm, priya.id, id)).toBe("23514");
    const grant = `INSERT INTO app.role_grant (id, person_id, role, granted_by_id, granted_at)
      VALUES (gen_random_uuid(), $1, 'compliance', $1, now())`;
    expect(await planted(grant, daan.id)).toBe("23514");
    const look = `INSERT INTO app.compensating_review (id, rule, record_kind, record_id, record_label, act,
        state, requested_by_id, requested_at, reason, second_person_id)
      VALUES (gen_random_uuid(), 'S3', 'evidence', $2, 'EV-1', 'evidence.accept', 'recorded', $1, now(), 'Away', $1)`;
    expect(await planted(look, daan.id, ids.evidence ?? "")).toBe("23514");
  });
});
