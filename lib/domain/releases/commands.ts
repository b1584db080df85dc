import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { releaseEdited, releaseProposed } from "./events";
import { addReleaseInput, type Described, editReleaseInput, releaseMoved } from "./schema";
import {
  claimRelease,
  columnsOf,
  MOVED,
  modelNamed,
  mustBeUsed,
  releaseNamed,
  type StoredRelease,
} from "./steps";

/** Puts one version of a model forward: what serves, who wrote it, and what it has to reach. */
export const addRelease = command({
  name: "releases.add",
  may: ["engineer", "system"],
  writes: "isms",
  events: [releaseProposed],
  route: "POST /releases",
  input: addReleaseInput,
  output: releaseMoved,
  async run({ tx, actor, input, now, record, reference }) {
    const { asset: ref, release, digest, authors, ...rest } = input;
    const asset = await modelNamed(tx, ref);
    const key = { assetId: asset.id, release };
    const taken = await tx.release.count({ where: key });
    if (taken > 0) throw invalid({ release: [`${asset.reference} ${release} exists already.`] });
    mustAgree(rest);
    const at = { tx, now, assetId: asset.id, authorIds: [], commits: [] };
    const { authorIds = [], ...data } = await columnsOf(at, { ...rest, authors });
    const added = await tx.release.create({
      data: {
        ...{ ...data, ...key, digest, authorIds, proposedById: actor.id, createdAt: now },
        writerIds: [actor.id],
        ...(reference && { reference }),
      },
      select: MOVED,
    });
    const criteria = rest.criteria?.length ?? 0;
    record(releaseProposed, added.id, { assetId: asset.id, digest, authorIds, criteria });
    return added;
  },
});

/** Corrects a candidate. Once results have counted, artefact and criteria stay as they were. */
export const editRelease = command({
  name: "releases.edit",
  may: ["engineer", "system"],
  writes: "isms",
  events: [releaseEdited],
  route: "POST /releases/:id",
  input: editReleaseInput,
  output: releaseMoved,
  async run({ tx, actor, input, now, record }) {
    const { id, version, ...given } = input;
    const release = await releaseNamed(tx, id);
    if (release.state !== "candidate") {
      throw wrongState(`${release.reference} is ${release.state}: only a candidate can be edited.`);
    }
    await mustBeUsed(tx, release);
    mustAgree(given);
    mustStay(release, given);
    await mustBeFree(tx, release, given);
    const { assetId, authorIds, commits } = release;
    const data = await columnsOf({ tx, now, assetId, authorIds, commits }, given);
    const writerIds = [...new Set([...release.writerIds, actor.id])];
    const moved = await claimRelease(tx, release.id, version, { ...data, writerIds });
    record(releaseEdited, release.id, { fields: Object.keys(given) });
    return moved;
  },
});

/** Two releases of one model do not bear the same version. */
async function mustBeFree(tx: Tx, { id, assetId }: StoredRelease, { release }: Described) {
  if (release === undefined) return;
  const taken = await tx.release.count({ where: { assetId, release, id: { not: id } } });
  if (taken > 0) throw invalid({ release: [`${release} exists already.`] });
}

function mustAgree({ base, withoutBase }: Described) {
  if (base && withoutBase) throw invalid({ base: ["There is a base, or there is none."] });
}

/** Criteria that change after the result is known are none. */
function mustStay({ evaluations, release }: StoredRelease, given: Described) {
  if (evaluations.length === 0) return;
  const fixed = (["digest", "criteria", "release"] as const).filter(
    (name) => given[name] !== undefined,
  );
  if (fixed.length === 0) return;
  const why = `Results have counted for ${release} already. Put a new release forward instead.`;
  throw invalid(Object.fromEntries(fixed.map((name) => [name, [why]])));
}
