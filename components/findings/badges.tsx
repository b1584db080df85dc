import { StatusBadge } from "@/components/ui/status";
import { findings } from "@/components/words/audits";
import { FINDING_STATE_LABELS, GRADE_LABELS } from "@/lib/domain/audits/findings/schema";
import type { FindingState, Grade } from "@/prisma/generated/enums";
import { FINDING_TONES, GRADE_TONES } from "./tones";

/** For pages; the table takes its words from the server instead of loading the schema. */
export const FindingStateBadge = ({ state }: { state: FindingState }) => (
  <StatusBadge tone={FINDING_TONES[state]}>{FINDING_STATE_LABELS[state]}</StatusBadge>
);

export const GradeBadge = ({ grade }: { grade: Grade | null }) =>
  grade ? (
    <StatusBadge tone={GRADE_TONES[grade]}>{GRADE_LABELS[grade]}</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">{findings.notGraded}</StatusBadge>
  );
