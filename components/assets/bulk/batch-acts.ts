import type { BatchRow } from "@/lib/domain/assets/bulk/schema";
import { type Actor, holds } from "@/lib/kernel/actor";

interface BatchActs {
  /** The page of an import, for those who may open it. */
  readonly page: string | null;
  /** A change in bulk is undone in its row. */
  readonly mayUndo: boolean;
  /** An import is taken back on its page, where stands what it brought. */
  readonly mayTakeBack: boolean;
}

/** What somebody may do with a row of the changes in bulk; the commands judge again. */
export function batchActs({ kind, reference, undoable, by }: BatchRow, actor: Actor): BatchActs {
  const opens = holds(actor, "compliance", "engineer");
  const may = opens && undoable && (by.id === actor.id || holds(actor, "compliance"));
  const isImport = kind === "import";
  return {
    page: isImport && opens ? `/assets/import/${reference}` : null,
    mayUndo: may && kind === "bulk",
    mayTakeBack: may && isImport,
  };
}
