import { createHash } from "node:crypto";
import { expect } from "vitest";
import { lastAssessment, recomputed, statesOf } from "./levels";
import { binds, inForce, type Told, type ToldAcceptance } from "./told";

// What an acceptance binds, by a second reading; nothing here is shared with the code that is under test.

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const STRENGTHS = ["weak", "moderate", "strong"];

/** Why what was accepted is not what stands now; empty as long as it is. */
export function differences(told: Told, acceptance: ToldAcceptance): string[] {
  const bound = binds.parse(acceptance.binds);
  const { self, named, links } = told;
  const words = sha256([self.cause, self.event, self.consequence].join("\n"));
  const ids = new Set(named.map(({ asset_id }) => asset_id));
  const shape = (one: (typeof bound.assets)[number]) =>
    `${one.id} ${one.classification} ${one.exposure}`;
  const assets = told.assets
    .filter(({ id }) => ids.has(id))
    .map((one) => ({ ...one, classification: classThatCounts(one) }));
  const isThere = ({ controlId, side, strength }: (typeof bound.controls)[number]) =>
    (["likelihood", "impact"] as const)
      .filter((one) => side === one || side === "both")
      .every((one) =>
        links.some(
          (link) =>
            link.control_id === controlId &&
            (link.side === one || link.side === "both") &&
            STRENGTHS.indexOf(link.strength) >= STRENGTHS.indexOf(strength),
        ),
      );
  const checks = {
    scenario: bound.scenario === words,
    method: bound.method === self.method_version,
    assets: bound.assets.map(shape).sort().join() === assets.map(shape).sort().join(),
    controls: bound.controls.every(isThere),
    score: scoreBeyondGrace(told, acceptance) <= acceptance.score,
  };
  return Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
}

const CLASSES = ["public", "internal", "confidential", "restricted"];
/** The higher of the class that was said and the one that reaches the asset. */
const classThatCounts = ({
  classification: own,
  inherited_classification: reaching,
}: Told["assets"][number]) =>
  CLASSES.indexOf(reaching ?? "") > CLASSES.indexOf(own ?? "") ? reaching : own;

/** The score as if evidence that is at most 30 days late had come in time. */
function scoreBeyondGrace(told: Told, acceptance: ToldAcceptance): number {
  const { self } = told;
  if (self.current_score <= acceptance.score) return self.current_score;
  const { controls: bound } = binds.parse(acceptance.binds);
  const then = new Map(bound.map(({ controlId, state }) => [controlId, state]));
  const states = [...statesOf(told)].map(
    ([id, state]) => [id, state === "overdue_grace" ? (then.get(id) ?? state) : state] as const,
  );
  const { current } = recomputed(told, new Map(states));
  return current.likelihood * current.impact;
}

/** Law: nothing is accepted whose facts are not the accepted ones. */
export function factsAreAsAccepted(told: Told) {
  const accepted = told.acceptances.filter(({ state }) => state === "accepted");
  expect(accepted.length).toBe(told.self.state === "accepted" ? 1 : 0);
  for (const one of accepted) {
    expect(differences(told, one)).toEqual([]);
    expect(one.at_risk).toBe(told.self.current_score > one.score);
    expect(one.binds_sha256).toBe(sha256(canonical(binds.parse(one.binds))));
    expect(one.binds?.score).toBe(one.score);
  }
}

/** Law: nobody accepts a level that they set below the computed one, whoever owned the risk then. */
export function nobodyAcceptsTheirOwnLowering(told: Told) {
  const last = lastAssessment(told);
  const isLowered =
    last?.override_reason &&
    (last.current_likelihood < last.computed_likelihood ||
      last.current_impact < last.computed_impact);
  const accepted = inForce(told);
  if (!isLowered || !accepted) return;
  expect(accepted.decided_by_id).not.toBe(last.overridden_by_id ?? last.by_id);
}

/** Law: no acceptance counts after its last day. */
export function termsHold(told: Told, today: string) {
  const { valid_until: until = null } = inForce(told) ?? { valid_until: today };
  expect((until ?? "") >= today).toBe(true);
}

/** Law: an acceptance in force is voided by a difference alone, so never by an improvement. */
export function improvementNeverVoids(before: Told, after: Told, today: string) {
  const then = inForce(before);
  const now = then && after.acceptances.find(({ id }) => id === then.id);
  if (!then) return;
  expect(now).toBeDefined();
  if (now?.state === "voided") expect(differences(after, now)).not.toEqual([]);
  if (now?.state === "expired") expect((now.valid_until ?? "") < today).toBe(true);
}

/** What a decision is about: the state of a control shows in the score alone. */
function shownBy(acceptance: ToldAcceptance): string {
  const bound = binds.parse(acceptance.binds);
  return canonical({ ...bound, controls: bound.controls.map((one) => ({ ...one, state: "" })) });
}

/** Law: what is accepted is what the request showed before, whatever has moved meanwhile. */
export function acceptedAsShown(before: Told, after: Told) {
  const accepted = inForce(after);
  const shown = before.acceptances.find(
    ({ id, state }) => id === accepted?.id && state === "requested",
  );
  if (!accepted || !shown) return;
  expect(shownBy(accepted)).toBe(shownBy(shown));
}

/** Keys and rows in order, so that the hash depends on no order. */
function canonical(one: ReturnType<typeof binds.parse>): string {
  const by =
    (key: (of: Record<string, unknown>) => string) =>
    <Row extends object>(rows: readonly Row[]) =>
      rows
        .map((row) => Object.fromEntries(Object.entries(row).sort()))
        .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return JSON.stringify({
    assets: by(({ id }) => String(id))(one.assets),
    controls: by(({ controlId, side }) => `${controlId} ${side}`)(one.controls),
    method: one.method,
    scenario: one.scenario,
    score: one.score,
  });
}
