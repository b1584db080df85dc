import type { BatchRow } from "@/lib/domain/assets/bulk/schema";
import { type Actor, holds } from "@/lib/kernel/actor";

/** What somebody may do with a row of the changes in bulk; the commands judge again. */
export function batchActs({ kind, reference, undoable, by }: BatchRow, actor: Actor) {
  const opens = holds(actor, "compliance", "risk_owner");
  const isOwn = by.id === actor.id;
  const isImport = kind === "import";
  return {
    /** The page of an import, for those who may open it. */
    page: isImport && opens ? `/risks/import/${reference}` : null,
    /** A change in bulk is undone in its row, by who made it. */
    mayUndo: opens && undoable && isOwn && !isImport,
    /** An import is taken back on its page, where stands what it brought. */
    mayTakeBack: opens && undoable && isImport && (isOwn || holds(actor, "compliance")),
  };
}
