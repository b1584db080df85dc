import type { Next } from "@/components/ui/record";
import { assets as words } from "@/components/words/assets";
import type { AssetRecord } from "@/lib/domain/assets/schema";

/** What the asset waits for, and for whom. */
export function nextOf(asset: AssetRecord): Next | null {
  const { state, owner, ownerAgreedAt, nextReview, deletedBy } = asset;
  if (state === "disposed") return null;
  if (state === "retired") {
    return deletedBy
      ? { what: words.next.dispose, who: words.next.otherEngineer }
      : { what: words.next.deleteCopies, who: words.next.engineer };
  }
  if (!owner) return { what: words.next.owner, who: words.next.compliance };
  if (!ownerAgreedAt) return { what: words.next.agree, who: owner.name };
  if (state === "proposed") return { what: words.next.accept, who: words.next.compliance };
  return { what: words.next.confirm, who: owner.name, until: nextReview };
}
