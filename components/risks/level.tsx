import { BandBadge } from "@/components/ui/band";
import { Missing } from "@/components/ui/time";
import { riskKinds as kinds } from "@/components/words/risk-kinds";
import { risks as words } from "@/components/words/risks";
import type { Scored } from "@/lib/domain/risks/rules";

interface LevelProps {
  level: Scored | null;
  /** An opportunity has no levels, judged or not. */
  isScored?: boolean;
}

/** A level of a risk: score and band; an unassessed risk says so. */
export function Level({ level, isScored = true }: LevelProps) {
  if (!level) return <Missing>{isScored ? words.notAssessed : kinds.notScored}</Missing>;
  return <BandBadge band={level.band} score={level.score} />;
}

/** `3 × 4 = 12`, for sentences. */
export const levelWords = ({ likelihood, impact, score }: Scored) =>
  words.level(likelihood, impact, score);
