import { may } from "@/lib/adapters/page";
import {
  approveSupplier,
  assessSupplier,
  editSupplier,
  endSupplier,
} from "@/lib/domain/suppliers/commands";
import { linkAsset } from "@/lib/domain/suppliers/reach/commands";
import {
  collectPapers,
  confirmSupplier,
  reviewSupplier,
} from "@/lib/domain/suppliers/reviews/commands";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";
import { recordHistory } from "@/lib/domain/trail/queries";
import { type Actor, holds } from "@/lib/kernel/actor";

/** What this person may do with this supplier; the commands judge again. */
export function supplierRights(actor: Actor, supplier: SupplierRecord) {
  const { state, proposedBy, assessedBy } = supplier;
  const isOpen = state !== "ended" && state !== "rejected";
  const writes = holds(actor, "compliance", "engineer") || proposedBy?.id === actor.id;
  const isLeftToOther = state === "assessed" && assessedBy?.id !== actor.id;
  return {
    me: actor.id,
    isTop: holds(actor, "top_management"),
    edit: may(actor, editSupplier) && writes && isOpen && !isLeftToOther,
    assess: may(actor, assessSupplier),
    approve: may(actor, approveSupplier),
    review: may(actor, reviewSupplier),
    collect: may(actor, collectPapers),
    confirm: may(actor, confirmSupplier),
    end: may(actor, endSupplier),
    link: may(actor, linkAsset) && isOpen,
    history: may(actor, recordHistory),
  };
}
export type SupplierRights = ReturnType<typeof supplierRights>;
