import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
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
import { completePlan, planRisk } from "@/lib/domain/risks/plans/commands";
import { cancelTreatment, proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import {
  finishTreatment,
  startTreatment,
  verifyTreatment,
} from "@/lib/domain/risks/treatments/work/commands";
import { judgeWording, rewordRisk } from "@/lib/domain/risks/wordings/commands";
import { wrongState } from "@/lib/kernel/errors";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { fc } from "@/lib/testing/property";
import {
  approvesPlan,
  assessment,
  attest,
  door,
  evidenceOf,
  inDays,
  rescore,
  today,
} from "@/lib/testing/risks";
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

const rated: Act = {
  kind: "assess",
  rating: { likelihood: 4, impact: 3 },
  links: [{ control: "A.8.20", side: "likelihood", strength: "weak" }],
  override: null,
};
const planned: Act = {
  kind: "plan",
  links: [{ control: "A.8.20", side: "likelihood", strength: "strong" }],
};
const planAgreed = [rated, planned, { kind: "approvePlan" }] as const;
const works = [{ kind: "work" }, { kind: "work" }, { kind: "work" }] as const;

/** What went before, so that histories also reach what only a long way leads to. */
export const start = fc.constantFrom<readonly Act[]>(
  [],
  [rated],
  [rated, { kind: "confirm" }, { kind: "request" }],
  [rated, { kind: "confirm" }, { kind: "request" }, { kind: "accept", days: 100 }],
  planAgreed,
  [...planAgreed, ...works, { kind: "confirm" }],
);

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

const nothingToDo = () => wrongState("There is nothing that this could be done to.");

/** Carries an act out as the people would. @throws what the commands throw */
export async function carryOut({ people, risk, assets }: Stage, one: Act): Promise<void> {
  const { priya, grace, jonas, anton } = people;
  // No two things happen in the same instant.
  clock.set(new Date(clock.now().getTime() + 1_000));
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
      await recall(people, one.control);
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
    case "request":
    case "accept":
    case "reject":
    case "revoke":
      return judge(people, now, one);
    default:
      return treat(people, now, one);
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

/** Something was found: the attestation no longer counts, and another is due. */
async function recall({ priya }: World, of: string) {
  const { rows } = await priya.reads(listAttestations, { control: of, state: ["accepted"] });
  const [last] = rows;
  if (!last) return;
  await priya.does(recallAttestation, { id: last.id, version: last.version, reason: WHY });
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
  if (one.kind === "approvePlan") await approvesPlan(grace, self);
  if (one.kind === "complete") await priya.does(completePlan, self);
  const [first] = now.treatments.filter(
    ({ state }) => state !== "cancelled" && state !== "verified",
  );
  if (one.kind === "plan" || one.kind === "approvePlan" || one.kind === "complete") return;
  if (!first) throw nothingToDo();
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
  if (!found) throw nothingToDo();
  await by(found);
}

/** Days pass, and what they bring about happens: attestations lapse, acceptances end. */
async function wait(days: number, riskId: string) {
  clock.set(new Date(`${plusDays(today(), days)}T09:00:00Z`));
  for (const { run } of [...controlClocks, ...clockworks]) await run(door, clock.now());
  await rescore({ riskId });
}
