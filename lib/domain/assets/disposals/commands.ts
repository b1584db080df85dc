import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { requireTransition } from "../../workflow/rules";
import { assetDeleted, assetDisposed } from "../events";
import { assetMoved } from "../schema";
import { assetNamed, claimAsset } from "../steps";
import { deleteCopiesInput, disposeInput } from "./schema";

/** Says which copies of a retired asset were deleted, each with its evidence. */
export const deleteCopies = command({
  name: "assets.deleteCopies",
  may: ["engineer"],
  writes: "isms",
  events: [assetDeleted],
  route: "POST /assets/:id/deletions",
  input: deleteCopiesInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    if (asset.state !== "retired") throw wrongState("Retire the asset before its copies go.");
    const { copies } = input;
    await mustExist(
      tx,
      copies.map((copy) => copy.evidence),
    );
    const data = { deletedById: actor.id, deletedAt: now, deletions: copies };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    record(assetDeleted, asset.id, { copies: copies.length });
    return moved;
  },
});

async function mustExist(tx: Tx, refs: readonly string[]) {
  const found = await tx.evidence.findMany({
    where: {
      OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
      state: { notIn: ["rejected", "withdrawn"] },
    },
    select: { id: true, reference: true },
  });
  const fields: Record<string, string[]> = {};
  for (const [at, ref] of refs.entries()) {
    if (found.some((one) => one.id === ref || one.reference === ref)) continue;
    fields[`copies.${at}.evidence`] = [`There is no valid evidence ${ref}.`];
  }
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

/** A second engineer checked that every copy is gone. */
export const disposeAsset = command({
  name: "assets.dispose",
  may: ["engineer"],
  writes: "isms",
  events: [assetDisposed],
  route: "POST /assets/:id/disposal",
  input: disposeInput,
  output: assetMoved,
  async run({ tx, actor, input, now, record }) {
    const asset = await assetNamed(tx, input.id);
    const state = requireTransition("assets", asset.state, "confirm_disposal");
    if (!asset.deletedById) throw wrongState("Nobody has said yet which copies were deleted.");
    if (asset.deletedById === actor.id) {
      throw forbidden("Whoever deleted the copies may not confirm it. Ask another engineer.");
    }
    const data = { state, disposedById: actor.id, disposedAt: now };
    const moved = await claimAsset(tx, { id: asset.id, version: input.version, data });
    record(assetDisposed, asset.id, { deletedById: asset.deletedById });
    return moved;
  },
});
