import { ActButton } from "@/components/ui/act-button";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { TreatmentForm } from "./forms";
import { choices } from "./risk-labels";

interface AddActionActProps {
  risk: RiskDetail;
  today: string;
  opened: boolean;
}

/** Adds an action to the plan. */
export function AddActionAct({ risk, today, opened }: AddActionActProps) {
  return (
    <ActButton label={words.proposeAction} title={words.proposeActionTitle} opened={opened} wide>
      <TreatmentForm
        key={risk.treatments.length}
        risk={risk.id}
        kind={risk.kind}
        today={today}
        choices={choices}
      />
    </ActButton>
  );
}
