import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { holdMap } from "../../assets/graph/steps";
import { mustDiffer } from "../../people/segregation/steps";
import { requireTransition } from "../../workflow/rules";
import { requireFirst } from "../../workflow/steps";
import {
  releaseApproved,
  releaseDeployed,
  releaseEvaluated,
  releaseReturned,
  releaseWithdrawn,
} from "../events";
import { gapsOfConfiguration, gapsToApprove, readCriteria, readVerdicts } from "../rules";
import {
  approveReleaseInput,
  deployReleaseInput,
  evaluateReleaseInput,
  releaseMoved,
  returnReleaseInput,
  withdrawReleaseInput,
} from "../schema";
import {
  claimRelease,
  mustBeUsed,
  outlookOf,
  releaseNamed,
  type StoredRelease,
  toldBy,
  writersOf,
} from "../steps";
import { rollbackFor, supersede } from "./steps";

/** Holds the results of this very artefact against the criteria; missed ones are kept as missed. */
export const evaluateRelease = command({
  name: "releases.evaluate",
  may: ["engineer", "system"],
  writes: "isms",
  events: [releaseEvaluated],
  route: "POST /releases/:id/evaluation",
  input: evaluateReleaseInput,
  output: releaseMoved,
  async run({ tx, actor, input, now, record }) {
    const release = await releaseNamed(tx, input.id);
    const state = requireTransition("release", release.state, "evaluate");
    await mustBeUsed(tx, release);
    const outlook = await outlookOf(tx, release, { now });
    mustBeJudged(release, outlook);
    const { verdicts, passed } = outlook;
    const counted = outlook.counted.map(({ reference }) => reference);
    const moved = await claimRelease(tx, release.id, input.version, {
      ...{ state, verdicts, evaluations: counted, returnReason: "" },
      ...{ evaluatedAt: now, evaluatedById: actor.id },
    });
    const ignored = outlook.ignored.map(({ reference }) => reference);
    const { digest } = release;
    record(releaseEvaluated, release.id, { digest, evaluations: counted, ignored, passed });
    return moved;
  },
});

type Outlook = Awaited<ReturnType<typeof outlookOf>>;

/** @throws invalid naming what was not said or not measured, and results that do not count */
function mustBeJudged(release: StoredRelease, { missing, ignored, isUnfair }: Outlook) {
  const problems = gapsOfConfiguration(toldBy(release).configuration);
  if (readCriteria(release.criteria).length === 0) {
    problems.criteria = ["Write the criteria before the evaluation."];
  }
  if (isUnfair) {
    problems.fairness = [
      "Agree bias criteria for this model first, or say in its facts that its output affects nobody.",
    ];
  }
  if (missing.length > 0) {
    const sentences = ignored.map(({ reference, why }) => `${reference}: ${why}`);
    problems.evaluations = [`Not measured on this artefact: ${missing.join("; ")}.`, ...sentences];
  }
  if (Object.keys(problems).length > 0) throw invalid(problems, "It cannot be judged yet.");
}

/** Back to the candidate: a criterion was missed, or the results are of another artefact. */
export const returnRelease = command({
  name: "releases.return",
  may: ["engineer", "risk_owner"],
  writes: "isms",
  events: [releaseReturned],
  route: "POST /releases/:id/return",
  input: returnReleaseInput,
  output: releaseMoved,
  async run({ tx, input, now, record }) {
    const release = await releaseNamed(tx, input.id);
    const state = requireTransition("release", release.state, "return");
    const { missed, lost } = await standingOf(tx, release, now);
    if (missed === 0 && lost === 0) {
      throw wrongState("All criteria are met on this artefact. Approve it, or withdraw it.");
    }
    const data = { state, returnReason: input.reason };
    const moved = await claimRelease(tx, release.id, input.version, data);
    record(releaseReturned, release.id, { digest: release.digest });
    return moved;
  },
});

/**
 * How many criteria were missed when it was judged or by a newer result since, and how many of the
 * results that counted then do not count any more.
 */
async function standingOf(tx: Tx, release: StoredRelease, now: Date) {
  const { verdicts, ignored } = await outlookOf(tx, release, { now });
  const then = readVerdicts(release.verdicts).filter(({ met }) => !met);
  const since = verdicts.filter(({ met, value }) => value !== null && !met);
  const references = release.evaluations;
  const left = await tx.evaluation.count({
    where: { assetId: release.assetId, reference: { in: references } },
  });
  const turned = ignored.filter(({ reference }) => references.includes(reference)).length;
  const missed = Math.max(then.length, since.length);
  return { missed, lost: references.length - left + turned };
}

/** Somebody else than those who wrote it says yes to this artefact. */
export const approveRelease = command({
  name: "releases.approve",
  may: ["engineer", "risk_owner"],
  writes: "isms",
  decides: true,
  events: [releaseApproved],
  route: "POST /releases/:id/approval",
  input: approveReleaseInput,
  output: releaseMoved,
  async run({ tx, actor, input, now, record }) {
    const release = await releaseNamed(tx, input.id);
    const { id, reference } = release;
    const state = await requireFirst(tx, {
      ...{ workflow: "release", from: release.state, action: "approve" },
      ...{ label: reference, done: "approved", after: ["approved", "deployed"] },
      taken: { byId: release.approvedById, at: release.approvedAt },
    });
    await mustBeUsed(tx, release);
    await mustDiffer(tx, {
      ...{ rule: "S5", actor, from: await writersOf(tx, release), act: "releases.approve" },
      record: { kind: "release", id, label: reference },
      refused: keeping(release, { action: "approve", byId: actor.id, rule: "S5", now }),
    });
    const missing = gapsToApprove(toldBy(release));
    const { missed, lost } = await standingOf(tx, release, now);
    if (missed > 0)
      missing.criteria = [`${missed} of its criteria were missed. Return it instead.`];
    if (lost > 0) {
      missing.evaluations = ["Some of its results do not count any more. Return it instead."];
    }
    if (Object.keys(missing).length > 0) throw invalid(missing, "It is not ready to be approved.");
    const data = { state, approvedById: actor.id, approvedAt: now };
    const moved = await claimRelease(tx, id, input.version, data);
    record(releaseApproved, id, { digest: release.digest, passed: true });
    return moved;
  },
});

interface Attempt {
  readonly action: "approve" | "deploy";
  readonly byId: string;
  readonly rule: string;
  readonly now: Date;
}
/** A refusal undoes its command; what is kept of it follows with the entry that says so. */
const keeping = ({ id }: StoredRelease, { now, ...attempt }: Attempt) => ({
  job: "releases.keepRefusal",
  payload: { id, ...attempt, at: now.toISOString() },
});

/** What was approved serves here, in the place of what served before; what one goes back to is named. */
export const deployRelease = command({
  name: "releases.deploy",
  may: ["engineer", "system"],
  writes: "isms",
  events: [releaseDeployed, releaseWithdrawn],
  route: "POST /releases/:id/deployment",
  input: deployReleaseInput,
  output: releaseMoved,
  async run({ tx, actor, input, now, record }) {
    const { version, servedDigest, copies } = input;
    // One after the other: two at once would both stand in one place, or serve what is retired meanwhile.
    await holdMap(tx);
    const release = await releaseNamed(tx, input.id);
    const state = await requireFirst(tx, {
      ...{ workflow: "release", from: release.state, action: "deploy" },
      ...{ label: release.reference, done: "deployed", after: ["deployed"] },
      taken: { byId: release.deployedById, at: release.deployedAt },
    });
    await mustBeUsed(tx, release);
    if (servedDigest !== release.digest) {
      throw forbidden(
        `${servedDigest} is not what was approved: ${release.digest}. Release it first.`,
        keeping(release, { action: "deploy", byId: actor.id, rule: "digest", now }),
      );
    }
    const rollbackTo = await rollbackFor(tx, release, input.rollbackTo);
    const environment = await tx.environment.findUnique({
      where: { ...named(input.environment), retiredAt: null },
    });
    if (!environment) throw invalid({ environment: ["Choose an environment of the list."] });
    const environmentId = environment.id;
    const data = { state, servedDigest, rollbackTo, environmentId, deployedById: actor.id };
    const moved = await claimRelease(tx, release.id, version, { ...data, deployedAt: now });
    record(releaseDeployed, release.id, { servedDigest, environmentId });
    const former = await supersede(tx, release, environment, { actor, now, copies });
    for (const id of former) {
      record(releaseWithdrawn, id, { wasDeployed: true, supersededById: release.id });
    }
    return moved;
  },
});

/** It is not used, or no longer. */
export const withdrawRelease = command({
  name: "releases.withdraw",
  may: ["engineer", "risk_owner"],
  writes: "isms",
  events: [releaseWithdrawn],
  route: "POST /releases/:id/withdrawal",
  input: withdrawReleaseInput,
  output: releaseMoved,
  async run({ tx, actor, input, now, record }) {
    const { id, version, reason: withdrawal, instead, copies } = input;
    const release = await releaseNamed(tx, id);
    const state = await requireFirst(tx, {
      ...{ workflow: "release", from: release.state, action: "withdraw" },
      ...{ label: release.reference, done: "withdrawn", after: ["withdrawn"] },
      taken: { byId: release.withdrawnById, at: release.withdrawnAt },
    });
    const wasDeployed = release.state === "deployed";
    if (wasDeployed && (!instead || !copies)) {
      throw invalid({
        ...(!instead && { instead: ["Say what serves instead."] }),
        ...(!copies && { copies: ["Say which copies are kept, or how their deletion is proven."] }),
      });
    }
    const data = { state, withdrawal, instead, copies, withdrawnById: actor.id };
    const moved = await claimRelease(tx, release.id, version, { ...data, withdrawnAt: now });
    record(releaseWithdrawn, release.id, { wasDeployed });
    return moved;
  },
});
