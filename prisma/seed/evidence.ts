import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { evidenceStore } from "@/lib/adapters/upload";
import { acceptAttestation, submitAttestation } from "@/lib/domain/controls/attestations/commands";
import {
  lapseAttestation,
  openAttestation,
} from "@/lib/domain/controls/attestations/cycle/commands";
import { expireEvidence, submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { GRACE_DAYS, OPENS_BEFORE_DAYS } from "@/lib/domain/controls/rules";
import { refreshControls } from "@/lib/domain/controls/states/commands";
import {
  AttestationResult,
  Classification,
  CollectionMethod,
  EvidenceKind,
} from "@/prisma/generated/enums";
import { dayBefore, referenceOf, soaLine } from "./controls";
import { fileOf } from "./evidence-files";

/** What this part reads of the example. */
const part = z.object({
  asOf: z.string(),
  soa: z.object({ authorId: z.string(), lines: z.array(soaLine) }),
  attestations: z.array(
    z.object({
      id: z.string(),
      controlId: z.string(),
      attesterId: z.string(),
      reviewerId: z.string(),
      periodFrom: z.string(),
      periodTo: z.string(),
      submittedAt: z.string(),
      reviewedAt: z.string(),
      result: z.enum(AttestationResult),
      nextDue: z.string(),
      statement: z.string(),
      comment: z.string().nullable(),
      evidenceIds: z.array(z.string()),
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(EvidenceKind),
      source: z.string(),
      collectedAt: z.string(),
      collectedBy: z.string(),
      method: z.enum(CollectionMethod),
      periodFrom: z.string(),
      periodTo: z.string(),
      classification: z.enum(Classification),
      containsPersonalData: z.boolean(),
      validUntil: z.string(),
      controlIds: z.array(z.string()),
    }),
  ),
  audits: z.array(
    z.object({ checklist: z.array(z.object({ ref: z.string(), result: z.string() })) }),
  ),
});
type Part = z.output<typeof part>;
type Attestation = Part["attestations"][number];
type Evidence = Part["evidence"][number];

/** Files, attestations and reviews, each by its person on its day; then what days brought about. */
export async function loadEvidence(load: Loader, given: unknown) {
  const example = part.parse(given);
  const attestations = [...example.attestations, ...ownAttestations(example)];
  const files = new Map([...example.evidence, ...ownEvidence(example)].map((one) => [one.id, one]));
  for (const [index, attestation] of attestations.entries()) {
    const proofs = attestation.evidenceIds.flatMap((id) => files.get(id) ?? []);
    const kept: string[] = [];
    for (const proof of proofs) kept.push(await keep(load, proof, attestation));
    const following = `AT-${example.soa.lines.length + index + 1}`;
    const suffices = sampleSuffices(example, attestation);
    const next = await attest(load, attestation, { suffices, following });
    await pass(load, example.asOf, attestation.nextDue, next, kept);
  }
}

/** Makes the file, stores it under its hash, and submits it. @returns its id */
async function keep(load: Loader, one: Evidence, { result, comment }: Attestation) {
  const days = {
    collectedAt: load.shift(one.collectedAt),
    periodFrom: load.shift(one.periodFrom),
    periodTo: load.shift(one.periodTo),
  };
  const [control = ""] = one.controlIds;
  const { name, kind, content } = fileOf({
    ...one,
    ...days,
    reference: one.id,
    control,
    result,
    comment,
  });
  const { sha256, size } = await evidenceStore.put(bytesOf(content));
  const answer = await load.as(one.collectedBy).run(
    submitEvidence,
    {
      ...days,
      title: one.title,
      kind: one.kind,
      source: one.source,
      method: one.method,
      collector: one.method === "automatic" ? "job" : "person",
      validUntil: load.shift(one.validUntil),
      controls: [...one.controlIds],
      class: one.classification,
      personalData: one.containsPersonalData,
      file: { name, kind, sha256, size },
    },
    { at: load.moment(one.collectedAt), reference: one.id },
  );
  return answer.id;
}

async function* bytesOf(content: string) {
  yield new TextEncoder().encode(content);
}

interface Review {
  /** Whether the reviewer found the sample large enough. */
  readonly suffices: boolean;
  /** What the next attestation will be called. */
  readonly following: string;
}
interface Next {
  readonly id: string;
  readonly controlId: string;
}

/** Opens, attests and reviews one attestation. @returns the next one, and the control's id */
async function attest(load: Loader, one: Attestation, review: Review): Promise<Next> {
  const opened = await load
    .as("system")
    .run(openAttestation, { id: one.id }, { at: load.moment(dayBefore(one.submittedAt, 5)) });
  const submitted = await load.as(one.attesterId).run(
    submitAttestation,
    {
      id: one.id,
      version: opened.version,
      result: one.result,
      periodFrom: load.shift(one.periodFrom),
      periodTo: load.shift(one.periodTo),
      evidence: [...one.evidenceIds],
      comment: [one.statement, one.comment].filter(Boolean).join(" "),
    },
    { at: load.moment(one.submittedAt) },
  );
  const met = { relevant: true, reliable: true, current: true, traceable: true };
  const accepted = await load
    .as(one.reviewerId)
    .run(
      acceptAttestation,
      { id: one.id, version: submitted.version, tests: { ...met, sufficient: review.suffices } },
      { at: load.moment(one.reviewedAt), reference: review.following },
    );
  return { id: accepted.next.id, controlId: accepted.control.id };
}

/** What has happened by `asOf` without anybody: opening, lapse, end of grace, end of validity. */
async function pass(load: Loader, asOf: string, due: string, next: Next, evidence: string[]) {
  const system = load.as("system");
  const { id, controlId } = next;
  const opens = dayBefore(due, OPENS_BEFORE_DAYS);
  if (opens <= asOf) await system.run(openAttestation, { id }, { at: load.moment(opens) });
  const late = dayBefore(due, -1);
  if (late > asOf) return;
  const at = load.moment(late);
  await system.run(lapseAttestation, { id }, { at });
  for (const one of evidence) await system.run(expireEvidence, { id: one }, { at });
  const over = dayBefore(due, -GRACE_DAYS - 1);
  if (over > asOf) return;
  await system.run(refreshControls, { ids: [controlId] }, { at: load.moment(over) });
}

/**
 * The example does not say which tests its evidence met. Where an audit found a control conforming
 * and it still counts as attested only, the reviewer found the sample too small for the period.
 */
function sampleSuffices({ soa, audits }: Part, { controlId }: Attestation): boolean {
  const line = soa.lines.find((one) => one.controlId === controlId);
  const conforming = audits.some(({ checklist }) =>
    checklist.some(({ ref, result }) => ref === controlId && result === "conforming"),
  );
  return !(conforming && line?.operatingState === "attested");
}

/** The company's own control counts as attested, but the example lists no attestation of it. */
function ownAttestations({ soa }: Part): Attestation[] {
  return soa.lines
    .filter(({ source, ownerId }) => source === "own" && ownerId)
    .map((line) => {
      const submittedAt = dayBefore(line.statusDate, 7);
      const id = referenceOf(line, undefined, soa.lines);
      return {
        id,
        controlId: line.controlId,
        attesterId: line.ownerId ?? "",
        reviewerId: soa.authorId,
        periodFrom: dayBefore(submittedAt, 90),
        periodTo: submittedAt,
        submittedAt,
        reviewedAt: dayBefore(line.statusDate, 5),
        result: "effective",
        nextDue: dayBefore(submittedAt, -90),
        statement: "Works as described for all assets in scope in the period.",
        comment: null,
        evidenceIds: [id.replace("AT", "EV")],
      };
    });
}

const ownEvidence = (example: Part): Evidence[] =>
  ownAttestations(example).map((one) => ({
    id: one.evidenceIds[0] ?? "",
    title: `Suite report: ${example.soa.lines.find(({ controlId }) => controlId === one.controlId)?.title}`,
    kind: "report",
    source: "Repository and pipeline",
    collectedAt: one.submittedAt,
    collectedBy: one.attesterId,
    method: "automatic",
    periodFrom: one.periodFrom,
    periodTo: one.periodTo,
    classification: "internal",
    containsPersonalData: false,
    validUntil: one.nextDue,
    controlIds: [one.controlId],
  }));
