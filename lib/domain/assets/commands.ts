import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../workflow/rules";
import {
  assetAccepted,
  assetAgreed,
  assetConfirmed,
  assetEdited,
  assetProposed,
  assetRerated,
  assetRetired,
} from "./events";
import { holdMap, rerate } from "./graph/steps";
import { bearsOnOthers } from "./graph/stored/rules";
import { mustBeBare } from "./kinds/steps";
import { needsZone } from "./places/steps";
import { endpointsLeaningOn } from "./relations/steps";
import { inAYear, missingIn, reviewProblem } from "./rules";
import {
  acceptAssetInput,
  addAssetInput,
  assetActInput,
  assetMoved,
  confirmAssetInput,
  editAssetInput,
  POSSIBLE_OWNERS,
  retireAssetInput,
} from "./schema";
import {
  assetNamed,
  claimAsset,
  columnsOf,
  MOVED,
  mustOwn,
  mustWrite,
  type StoredAsset,
} from "./steps";

/** Proposes an asset. It counts once a compliance officer has accepted it. */
export const addAsset = command({
  name: "assets.add",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetProposed],
  route: "POST /assets",
  input: addAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record, reference }) {
    const { name, kind, ...rest } = input;
    const columns = await columnsOf(tx, rest, { actor, now });
    const data = {
      ...columns,
      name,
      kind,
      proposedById: actor.id,
      ...(reference && { reference }),
    };
    const added = await tx.asset.create({ data, select: { ...MOVED, ownerId: true } });
    record(assetProposed, added.id, { kind, ownerId: added.ownerId });
    return added;
  },
});

/** Corrects or completes an entry. A new owner has to agree before it counts as owned. */
export const editAsset = command({
  name: "assets.edit",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetEdited, assetRerated],
  route: "POST /assets/:id",
  input: editAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record, follow }) {
    const { id: ref, version, ...given } = input;
    const asset = await assetNamed(tx, ref);
    mustWrite(asset, actor);
    if (asset.state === "retired" || asset.state === "disposed") {
      throw wrongState("What is retired stays as it was, for those who look back.");
    }
    if (given.kind && given.kind !== asset.kind) {
      if (asset.state !== "proposed") {
        throw invalid({ kind: ["The kind is settled once the asset is accepted."] });
      }
      await mustBeBare(tx, asset);
    }
    const data = await columnsOf(tx, given, { actor, now, before: asset });
    if (asset.state !== "proposed") mustStayComplete({ ...asset, ...data });
    const isRated = bearsOnOthers(asset, data);
    if (isRated) await holdMap(tx);
    const moved = await claimAsset(tx, { id: asset.id, version, data });
    if (isRated) await rerate(tx, [asset.id], { record, follow });
    const { ownerId = asset.ownerId } = data;
    if (bears(asset, data)) follow("risks.rescore", { assetId: asset.id });
    if (moves(given)) follow("separation.look", { assetId: asset.id });
    record(assetEdited, asset.id, { fields: Object.keys(given), ownerId });
    return moved;
  },
});

/** Where it stands and what it holds decide whether something comes down into a lower tier. */
const moves = ({
  environment,
  personalData,
  classification,
}: {
  environment?: unknown;
  personalData?: unknown;
  classification?: unknown;
}) => [environment, personalData, classification].some((one) => one !== undefined);

/**
 * Class and exposure are what acceptances of risks are bound to. A class that reaches other assets along
 * relations is followed by `rerate`.
 */
const bears = (
  before: StoredAsset,
  after: { classification?: string | null; exposure?: string | null },
) =>
  (after.classification !== undefined && after.classification !== before.classification) ||
  (after.exposure !== undefined && after.exposure !== before.exposure);

/** An accepted entry may wait for a new owner's word, but never loses what acceptance needed. */
function mustStayComplete(entry: Parameters<typeof missingIn>[0]) {
  const missing = missingIn({ ...entry, ownerAgreedAt: true });
  if (Object.keys(missing).length > 0) throw invalid(missing);
}

/** The named owner agrees to own it. */
export const agreeToOwn = command({
  name: "assets.agree",
  may: POSSIBLE_OWNERS,
  writes: "isms",
  events: [assetAgreed],
  route: "POST /assets/:id/agreement",
  input: assetActInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    mustOwn(asset, actor);
    if (asset.ownerAgreedAt) throw wrongState("You agreed already.");
    const data = { ownerAgreedAt: now };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    record(assetAgreed, asset.id, { ownerId: actor.id });
    return moved;
  },
});

/** Takes a proposed asset into the inventory, once everything an auditor asks for is said. */
export const acceptAsset = command({
  name: "assets.accept",
  may: ["compliance"],
  writes: "isms",
  decides: true,
  events: [assetAccepted, assetRerated],
  route: "POST /assets/:id/acceptance",
  input: acceptAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record, follow }) {
    const { id: ref, version, ...given } = input;
    const asset = await assetNamed(tx, ref);
    const state = requireTransition("assets", asset.state, "accept");
    const said = await columnsOf(tx, given, { actor, now, before: asset });
    const entry = { ...asset, ...said };
    const missing = missingIn({ ...entry, needsZone: await needsZone(tx, entry) });
    if (Object.keys(missing).length > 0) {
      throw invalid(missing, "The entry is not complete. Fill the gaps, then accept it.");
    }
    const nextReview = entry.nextReview ? dayOf(entry.nextReview) : inAYear(dayOf(now));
    const data = { ...said, state, nextReview: asDate(nextReview) };
    const isRated = bearsOnOthers(asset, said);
    if (isRated) await holdMap(tx);
    const moved = await claimAsset(tx, { id: asset.id, version, data });
    if (isRated) await rerate(tx, [asset.id], { record, follow });
    const inScope = entry.inScope === true;
    if (bears(asset, said)) follow("risks.rescore", { assetId: asset.id });
    record(assetAccepted, asset.id, { kind: asset.kind, inScope, nextReview });
    return moved;
  },
});

/** The owner looked at the entry and says that it still is so. */
export const confirmAsset = command({
  name: "assets.confirm",
  may: POSSIBLE_OWNERS,
  writes: "isms",
  events: [assetConfirmed],
  route: "POST /assets/:id/confirmations",
  input: confirmAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, nextReview, note } = input;
    const asset = await assetNamed(tx, ref);
    mustOwn(asset, actor);
    if (asset.state !== "active" && asset.state !== "under_change") {
      throw wrongState("Only an asset in use can be confirmed.");
    }
    const problem = reviewProblem(nextReview, dayOf(now));
    if (problem) throw invalid({ nextReview: [problem] });
    const next = asDate(nextReview);
    // Who confirms an asset that was handed over has taken it on.
    const data = { nextReview: next, ownerAgreedAt: asset.ownerAgreedAt ?? now };
    const moved = await claimAsset(tx, { id: asset.id, version, data });
    await tx.assetConfirmation.create({
      data: { assetId: asset.id, byId: actor.id, at: now, nextReview: next, note },
    });
    record(assetConfirmed, asset.id, { nextReview });
    return moved;
  },
});

/** Takes an asset out of use; it stays in the inventory. */
export const retireAsset = command({
  name: "assets.retire",
  may: POSSIBLE_OWNERS,
  writes: "isms",
  events: [assetRetired, assetRerated],
  route: "POST /assets/:id/retirement",
  input: retireAssetInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record, follow }) {
    // Nobody relates anything to it while this looks who leans on it.
    await holdMap(tx);
    const asset = await assetNamed(tx, input.id);
    mustRetire(asset, actor);
    const state = requireTransition("assets", asset.state, "retire");
    const leaning = await endpointsLeaningOn(tx, asset.id);
    if (leaning.length > 0) {
      const names = leaning.map((one) => one.reference).join(", ");
      throw wrongState(`Production depends on it: ${names}. Change or retire that first.`);
    }
    const data = { state, retiredAt: now, retirement: input.reason };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    await rerate(tx, [asset.id], { record, follow });
    record(assetRetired, asset.id, { kind: asset.kind });
    return moved;
  },
});

function mustRetire(asset: StoredAsset, actor: Actor) {
  if (holds(actor, "risk_owner") || asset.ownerId === actor.id) return;
  throw forbidden(`Only the owner of ${asset.reference} or a risk owner may retire it.`);
}
