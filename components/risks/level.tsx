import { BandBadge } from "@/components/ui/band";
import { Missing } from "@/components/ui/time";
import { risks as words } from "@/components/words/risks";
import type { Scored } from "@/lib/domain/risks/rules";

/** A level of a risk: score and band; an unassessed risk says so. */
export function Level({ level }: { level: Scored | null }) {
  if (!level) return <Missing>{words.notAssessed}</Missing>;
  return <BandBadge band={level.band} score={level.score} />;
}

/** `3 × 4 = 12`, for sentences. */
export const levelWords = ({ likelihood, impact, score }: Scored) =>
  words.level(likelihood, impact, score);
