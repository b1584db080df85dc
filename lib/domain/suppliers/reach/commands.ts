import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { assetLinked, assetUnlinked } from "../events";
import { supplierMoved } from "../schema";
import { assetIds, claimSupplier, type StoredSupplier, supplierNamed } from "../steps";
import { reachInput } from "./schema";

/** Says that the supplier provides or reaches an asset. */
export const linkAsset = command({
  name: "suppliers.linkAsset",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetLinked],
  route: "POST /suppliers/:id/assets",
  input: reachInput,
  output: supplierMoved,
  async run({ tx, input, record }) {
    const supplier = await supplierNamed(tx, input.id);
    mustBeOpen(supplier);
    const [assetId = ""] = await assetIds(tx, [input.asset], "asset");
    const key = { supplierId: supplier.id, assetId };
    // Claimed first: the later of two who link it learns that the supplier changed.
    const moved = await claimSupplier(tx, supplier.id, input.version, {});
    const linked = await tx.supplierAsset.count({ where: key });
    if (linked > 0) throw invalid({ asset: ["It is linked already."] });
    await tx.supplierAsset.create({ data: key });
    record(assetLinked, supplier.id, { assetId });
    return moved;
  },
});

/** The supplier neither provides nor reaches the asset any more. */
export const unlinkAsset = command({
  name: "suppliers.unlinkAsset",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [assetUnlinked],
  route: "POST /suppliers/:id/assets/removal",
  input: reachInput,
  output: supplierMoved,
  async run({ tx, input, record }) {
    const supplier = await supplierNamed(tx, input.id);
    mustBeOpen(supplier);
    const [assetId = ""] = await assetIds(tx, [input.asset], "asset");
    const moved = await claimSupplier(tx, supplier.id, input.version, {});
    const linked = await tx.supplierAsset.findMany({ where: { supplierId: supplier.id } });
    if (!linked.some((one) => one.assetId === assetId)) {
      throw invalid({ asset: ["It is not linked."] });
    }
    if (linked.length === 1 && supplier.state !== "proposed") {
      throw wrongState(
        "It is the last asset that this supplier reaches. End the supplier instead.",
      );
    }
    await tx.supplierAsset.delete({
      where: { supplierId_assetId: { supplierId: supplier.id, assetId } },
    });
    record(assetUnlinked, supplier.id, { assetId });
    return moved;
  },
});

function mustBeOpen({ state }: StoredSupplier) {
  if (state === "ended" || state === "rejected") {
    throw wrongState("What is over stays as it was, for those who look back.");
  }
}
