// Why a control does not hold for an asset now. Runs anywhere.
import type { OperatingState } from "@/prisma/generated/enums";
import { OPERATING_STATE_MEANINGS } from "../schema";

const HOLDING: readonly OperatingState[] = ["effective", "attested"];

/** One sentence, or null when the control holds. */
export function gapOf(control: { operatingState: OperatingState; owner: unknown }): string | null {
  const { operatingState, owner } = control;
  if (HOLDING.includes(operatingState)) return null;
  if (operatingState === "excluded") return "Decided as not necessary, and this asset asks for it.";
  const meaning = OPERATING_STATE_MEANINGS[operatingState];
  return owner ? meaning : `${meaning} Nobody owns it.`;
}
