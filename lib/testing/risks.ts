import { createHash } from "node:crypto";
import type * as z from "zod";
import { acceptAsset, addAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { acceptAttestation, submitAttestation } from "@/lib/domain/controls/attestations/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { assignControl, decideControl, describeControl } from "@/lib/domain/controls/commands";
import { submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { acceptRisk, requestAcceptance } from "@/lib/domain/risks/acceptances/commands";
import { assessRisk } from "@/lib/domain/risks/assessments/commands";
import { jobs } from "@/lib/domain/risks/assessments/jobs";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { approvePlan, planRisk } from "@/lib/domain/risks/plans/commands";
import type { Rating } from "@/lib/domain/risks/rules";
import { proposeTreatment } from "@/lib/domain/risks/treatments/commands";
import type { proposeTreatmentInput } from "@/lib/domain/risks/treatments/schema";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { system, type TestPerson, type World } from "./world";

/** Risks and what they rest on, made by the people who make them. */
export const today = () => dayOf(clock.now());
export const inDays = (days: number) => plusDays(today(), days);

/** Files that were never there: their hashes alone. */
let files = 0;
export function evidenceOf(by: TestPerson, control: string) {
  const sha256 = createHash("sha256").update(`risk ${files++}`).digest("hex");
  return by.does(submitEvidence, {
    title: `Export for ${control}`,
    kind: "export",
    source: "Registry, access export",
    collectedAt: today(),
    periodFrom: inDays(-30),
    periodTo: today(),
    controls: [control],
    file: { name: "export.csv", kind: "csv", sha256, size: 120 },
  });
}

/** A necessary control of Jonas's whose attestation Priya accepted. @returns the attestation's id */
export async function attested({ jonas, priya }: World, ref: string) {
  const { version } = await priya.reads(getControl, { id: ref });
  const inclusion = [{ kind: "contract" as const, text: "Asked for by the customer contracts." }];
  await priya.does(decideControl, { id: ref, version, necessary: true, inclusion });
  const assigned = await priya.does(assignControl, {
    id: ref,
    version: version + 1,
    owner: jonas.reference,
    reviewer: priya.reference,
    attestationDays: 90,
  });
  const statement = "Done every night by the platform, tested every quarter.";
  await jonas.does(describeControl, { id: ref, version: assigned.version, statement });
  return attest({ jonas, priya }, ref, "effective");
}

type Attesting = Pick<World, "jonas" | "priya">;

/** The open attestation of the control, submitted and accepted with this result. */
export async function attest(
  { jonas, priya }: Attesting,
  ref: string,
  result: "effective" | "partly_effective" | "not_effective",
) {
  const { rows } = await priya.reads(listAttestations, {
    control: ref,
    state: ["scheduled", "due", "overdue", "rejected"],
  });
  const [open] = rows;
  if (!open) throw new Error(`${ref} has no open attestation`);
  const { reference } = await evidenceOf(jonas, ref);
  await jonas.does(submitAttestation, {
    id: open.id,
    version: open.version,
    result,
    comment: result === "effective" ? null : "Two nodes are left out, see the ticket.",
    delayReason: open.state === "overdue" ? "The person who does it was away." : null,
    periodFrom: inDays(-30),
    periodTo: today(),
    evidence: [reference],
  });
  const tests = {
    relevant: true,
    reliable: true,
    sufficient: true,
    current: true,
    traceable: true,
  };
  await priya.does(acceptAttestation, { id: open.id, version: open.version + 1, tests });
  return open.id;
}

/** An asset in use, owned by Anton. */
export async function asset({ anton, priya }: World, name: string) {
  const environment = await priya
    .does(addEnvironment, { name: `Room of ${name}`, tier: "production" })
    .then(({ reference }) => reference);
  const added = await anton.does(addAsset, {
    name,
    kind: "endpoint",
    owner: anton.reference,
    classification: "confidential",
    environment,
    exposure: "public",
    inScope: true,
  });
  await priya.does(acceptAsset, { id: added.id, version: added.version });
  return priya.reads(getAsset, { id: added.id });
}

const WORDS = {
  cause: "Because network rules are partly set by hand,",
  event: "a runtime port may become reachable from the internet,",
  consequence: "so that prompts and answers of customers are read.",
} as const;

interface Rated {
  readonly owner: TestPerson;
  readonly assets: readonly string[];
  readonly likelihood: number;
  readonly impact: number;
  readonly controls?: readonly {
    control: string;
    side: "likelihood" | "impact" | "both";
    strength: "weak" | "moderate" | "strong";
  }[];
}

export const proposed = (owner: TestPerson, assets: readonly string[], title = "Port reachable") =>
  owner.does(proposeRisk, {
    title,
    ...WORDS,
    assets: [...assets],
    owner: owner.reference,
    threat: "misconfigured-endpoint-data-exposure",
  });

/** A risk that its owner has assessed. */
export async function rated({ owner, assets, likelihood, impact, controls = [] }: Rated) {
  const { id, version } = await proposed(owner, assets);
  return owner.does(assessRisk, {
    ...assessment(likelihood, impact),
    id,
    version,
    controls: [...controls],
  });
}

export const assessment = (likelihood: number, impact: number) => ({
  trigger: "half-yearly assessment",
  properties: ["C" as const],
  inherent: {
    likelihood,
    impact,
    reasonLikelihood: "Two misconfigurations within a year",
    reasonImpact: "Restricted documents of customers",
  },
});

export const requested = (by: TestPerson, risk: { id: string; version: number }) =>
  by.does(requestAcceptance, { risk: risk.id, version: risk.version });

/** A risk that is accepted for so many days, by whoever its band asks for. */
export async function accepted(by: TestPerson, rating: Rated, days: number) {
  const risk = await rated(rating);
  const { id, version } = await requested(rating.owner, risk);
  const reason = "The rest is cheaper to bear than to treat.";
  await by.does(acceptRisk, { id, version, reason, validUntil: inDays(days) });
  return { ...risk, acceptance: id };
}

const door = { run: system.does, read: system.reads };

/** What the job runner does after a change of a control or an asset. */
type Changed = {
  readonly controlId?: string;
  readonly assetId?: string;
  readonly assetIds?: readonly string[];
  readonly riskId?: string;
};
export const rescore = (payload: Changed = {}) =>
  jobs["risks.rescore"]?.(payload, door) ?? Promise.reject(new Error("no such job"));
export { door };

/** Closing a port: Jonas does it, Anton verifies. */
export const actionOn = ({ jonas, anton }: World, risk: string) => ({
  risk,
  action: "Close the metrics port by policy and test it every night",
  controls: [{ control: "A.8.20", side: "likelihood" as const, strength: "strong" as const }],
  responsible: jonas.reference,
  due: inDays(20),
  verification: "Scan from outside on three days",
  verifier: anton.reference,
});
export type ActionOver = Partial<z.input<typeof proposeTreatmentInput>>;

/** A risk of Grace's with one proposed action. */
export async function plannedRisk(people: World, endpoint: string, over: ActionOver) {
  const { grace, priya } = people;
  const risk = await rated({ owner: grace, assets: [endpoint], likelihood: 5, impact: 3 });
  const treatment = await priya.does(proposeTreatment, {
    ...actionOn(people, risk.id),
    ...over,
  });
  return { risk, treatment };
}

interface Proposing {
  readonly treatments: readonly { id: string; version: number; state: string }[];
}
interface Expecting {
  readonly expected: Rating | null;
  readonly residual: Rating | null;
}
export const seenLevel = ({ expected, residual }: Expecting) => {
  const level = expected ?? residual;
  return level && { likelihood: level.likelihood, impact: level.impact };
};
export const seenActions = ({ treatments }: Proposing) =>
  treatments
    .filter(({ state }) => state === "proposed")
    .map(({ id, version }) => ({ id, version }));

/** The plan as a page shows it, for who approves it. */
export const seenPlan = (risk: Proposing & Expecting) => ({
  actions: seenActions(risk),
  expected: seenLevel(risk),
});

/** Approves the plan as its page shows it now. */
export async function approvesPlan(by: TestPerson, risk: { id: string; version: number }) {
  return by.does(approvePlan, { ...risk, ...seenPlan(await by.reads(getRisk, { id: risk.id })) });
}

/** The same, with its plan approved. */
export async function approvedRisk(people: World, endpoint: string, over: ActionOver = {}) {
  const { grace } = people;
  const { risk, treatment } = await plannedRisk(people, endpoint, over);
  const { version } = await grace.does(planRisk, {
    id: risk.id,
    version: risk.version,
    option: "modify",
  });
  const now = await approvesPlan(grace, { id: risk.id, version });
  return { risk: now, treatment: { ...treatment, version: treatment.version + 1 } };
}
