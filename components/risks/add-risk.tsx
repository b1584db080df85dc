import { ActButton } from "@/components/ui/act-button";
import { risks as words } from "@/components/words/risks";
import { RiskForm } from "./forms";
import { choices } from "./risk-labels";

/** The button that proposes a risk, with the catalogue at hand. */
export function AddRiskAct() {
  return (
    <ActButton
      label={words.add}
      title={words.addTitle}
      description={words.addLead}
      variant="filled"
      wide
    >
      <RiskForm properties={choices.properties} />
    </ActButton>
  );
}
