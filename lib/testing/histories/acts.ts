import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { controlClocks } from "@/lib/domain/controls/jobs";
import {
  acceptRisk,
  rejectAcceptance,
  requestAcceptance,
  revokeAcceptance,
} from "@/lib/domain/risks/acceptances/commands";
import { clockworks } from "@/lib/domain/risks/acceptances/jobs";
import { assessRisk, confirmRisk, reassessRisk } from "@/lib/domain/risks/assessments/commands";
import { editRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { approvePlan, completePlan, planRisk } from "@/lib/domain/risks/plans/commands";
import { cancelTreatment, proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import {
  finishTreatment,
  startTreatment,
  verifyTreatment,
} from "@/lib/domain/risks/treatments/work/commands";
import { judgeWording, rewordRisk } from "@/lib/domain/risks/wordings/commands";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { fc } from "@/lib/testing/property";
import { assessment, attest, door, evidenceOf, inDays, rescore, today } from "@/lib/testing/risks";
import type { World } from "@/lib/testing/world";

export const CONTROLS = ["A.8.20", "A.8.9", "A.8.16"] as const;
const degree = fc.integer({ min: 1, max: 5 });
const control = fc.constantFrom(...CONTROLS);
const links = fc.uniqueArray(
  fc.record({
    control,
    side: fc.constantFrom<"likelihood" | "impact">("likelihood", "impact"),
    strength: fc.constantFrom<"weak" | "moderate" | "strong">("weak", "moderate", "strong"),
  }),
  { selector: (one) => `${one.control} ${one.side}`, maxLength: 4 },
);
const rating = fc.record({ likelihood: degree, impact: degree });
const just = <Kind extends string>(kind: Kind) => fc.constant({ kind });
const of = <Kind extends string, Shape extends object>(kind: Kind, shape: fc.Arbitrary<Shape>) =>
  shape.map((given) => ({ kind, ...given }));

/** One thing that somebody does, or that happens. Many are refused: then nothing may have changed. */
export const act = fc.oneof(
  of("assess", fc.record({ rating, links, override: fc.option(rating) })),
  of("assess", fc.record({ rating, links, override: fc.constant(null) })),
  of("edit", fc.record({ words: fc.constantFrom("a", "b"), assets: fc.constantFrom(1, 2) })),
  of("expose", fc.record({ exposure: fc.constantFrom("public" as const, "internal" as const) })),
  of(
    "attest",
    fc.record({
      control,
      result: fc.constantFrom(
        "effective" as const,
        "partly_effective" as const,
        "not_effective" as const,
      ),
    }),
  ),
  of("wait", fc.record({ days: fc.integer({ min: 1, max: 60 }) })),
  just("request"),
  of("accept", fc.record({ days: fc.constantFrom(30, 100, 180, 365) })),
  of("accept", fc.record({ days: fc.constantFrom(30, 100, 180) })),
  just("reject"),
  just("revoke"),
  of("plan", fc.record({ links })),
  just("approvePlan"),
  just("cancel"),
  just("work"),
  just("complete"),
  just("confirm"),
  just("reassess"),
  of("reword", fc.record({ words: fc.constantFrom("a", "b"), same: fc.boolean() })),
);
export type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

export interface Stage {
  readonly people: World;
  /** The risk that the history is of; Grace owns it. */
  readonly risk: string;
  readonly assets: readonly [string, string];
}

const WHY = "The facts of this history ask for it.";
const wordsOf = (letter: string) => ({
  cause: `Because of ${letter},`,
  event: `something of ${letter} may happen,`,
  consequence: `so that ${letter} is lost.`,
});

/** Carries an act out as the people would. @throws what the commands throw */
export async function carryOut({ people, risk, assets }: Stage, one: Act): Promise<void> {
  const { priya, grace, jonas, anton } = people;
  const now = await priya.reads(getRisk, { id: risk });
  const self = { id: now.id, version: now.version };
  switch (one.kind) {
    case "assess": {
      const override = one.override && { ...one.override, reason: WHY };
      const { trigger, properties, inherent } = assessment(
        one.rating.likelihood,
        one.rating.impact,
      );
      await priya.does(assessRisk, {
        ...self,
        trigger,
        properties,
        inherent,
        controls: one.links,
        override,
      });
      return;
    }
    case "edit":
      await grace.does(editRisk, {
        ...self,
        ...wordsOf(one.words),
        assets: assets.slice(0, one.assets),
      });
      return;
    case "expose": {
      const asset = await anton.reads(getAsset, { id: assets[0] });
      const { id, version } = asset;
      await anton.does(editAsset, { id, version, exposure: one.exposure });
      return rescore({ assetId: id });
    }
    case "attest":
      await attest({ jonas, priya }, one.control, one.result);
      return rescore({ riskId: risk });
    case "wait":
      return wait(one.days, risk);
    case "confirm":
      await grace.does(confirmRisk, self);
      return;
    case "reassess":
      await grace.does(reassessRisk, { ...self, reason: WHY });
      return;
    case "reword":
      await grace.does(rewordRisk, { ...self, ...wordsOf(one.words) });
      await priya.does(judgeWording, {
        id: self.id,
        version: self.version + 1,
        sameMeaning: one.same,
      });
      return;
    default:
      await judge(people, now, one);
      await treat(people, now, one);
  }
}

/** Acts on the acceptance of the risk. */
async function judge({ priya, grace, saskia }: World, now: RiskDetail, one: Act) {
  if (one.kind === "request") {
    await priya.does(requestAcceptance, { risk: now.id, version: now.version });
  }
  if (one.kind === "accept") {
    await decide(now, "requested", ({ id, version, band }) =>
      (band === "high" ? saskia : grace).does(acceptRisk, {
        id,
        version,
        reason: WHY,
        validUntil: inDays(one.days),
      }),
    );
  }
  if (one.kind === "reject") {
    await decide(now, "requested", ({ id, version }) =>
      grace.does(rejectAcceptance, { id, version, reason: WHY }),
    );
  }
  if (one.kind === "revoke") {
    await decide(now, "accepted", ({ id, version }) =>
      priya.does(revokeAcceptance, { id, version, reason: WHY }),
    );
  }
}

/** Acts on the plan of the risk. */
async function treat({ grace, jonas, anton, priya }: World, now: RiskDetail, one: Act) {
  const self = { id: now.id, version: now.version };
  if (one.kind === "plan") {
    await grace.does(proposeTreatment, {
      risk: now.id,
      action: "Close the port by policy and test it every night",
      controls: one.links,
      responsible: jonas.reference,
      due: inDays(20),
      verification: "Scan from outside on three days",
      verifier: anton.reference,
    });
    await grace.does(planRisk, { ...self, option: "modify" });
  }
  if (one.kind === "approvePlan") await grace.does(approvePlan, self);
  if (one.kind === "complete") await priya.does(completePlan, self);
  const [first] = now.treatments.filter(
    ({ state }) => state !== "cancelled" && state !== "verified",
  );
  if (!first) return;
  const { id, version, state } = first;
  if (one.kind === "cancel") await grace.does(cancelTreatment, { id, version, reason: WHY });
  if (one.kind !== "work") return;
  if (state === "approved") await jonas.does(startTreatment, { id, version });
  if (state === "in_progress") {
    const { reference } = await evidenceOf(jonas, "A.8.20");
    await jonas.does(finishTreatment, {
      id,
      version,
      note: "It is closed.",
      evidence: [reference],
    });
  }
  if (state === "done")
    await anton.does(verifyTreatment, { id, version, note: "Seen from outside." });
}

type Acceptance = RiskDetail["acceptances"][number];

async function decide(
  { acceptances }: RiskDetail,
  state: Acceptance["state"],
  by: (acceptance: Acceptance) => Promise<unknown>,
) {
  const found = acceptances.find((one) => one.state === state);
  if (found) await by(found);
}

/** Days pass, and what they bring about happens: attestations lapse, acceptances end. */
async function wait(days: number, riskId: string) {
  clock.set(new Date(`${plusDays(today(), days)}T09:00:00Z`));
  for (const { run } of [...controlClocks, ...clockworks]) await run(door, clock.now());
  await rescore({ riskId });
}
