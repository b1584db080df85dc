import { optionsOf, people } from "@/components/controls/option";
import { ActButton } from "@/components/ui/act-button";
import { controls as words } from "@/components/words/controls";
import { read } from "@/lib/adapters/page";
import { type ControlRecord, REASON_LABELS } from "@/lib/domain/controls/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { AssignForm, DecideForm, DescribeForm } from "./forms";

/** Decides whether the control is necessary. */
export function DecideAct({ control }: { control: ControlRecord }) {
  const risks = control.risks.map(({ reference, title }) => ({
    value: reference,
    label: `${reference} ${title}`,
  }));
  const { id, version, necessary, inclusion, exclusionReason } = control;
  return (
    <ActButton label={words.decide} description={words.decideLead} wide>
      <DecideForm
        id={id}
        version={version}
        necessary={necessary}
        inclusion={inclusion}
        exclusionReason={exclusionReason}
        kinds={optionsOf(REASON_LABELS)}
        risks={risks}
      />
    </ActButton>
  );
}

/** Names owner and reviewer. */
export async function AssignAct({ control }: { control: ControlRecord }) {
  const { rows } = await read(listPersonNames);
  const { id, version, owner, reviewer, attestationDays, nextDue } = control;
  return (
    <ActButton label={words.assign}>
      <AssignForm
        id={id}
        version={version}
        owner={owner?.reference ?? null}
        reviewer={reviewer?.reference ?? null}
        attestationDays={attestationDays}
        asksFirstDue={nextDue === null}
        people={people(rows)}
      />
    </ActButton>
  );
}

/** Words how the control is done here. */
export function DescribeAct({ control }: { control: ControlRecord }) {
  const { id, version, statement } = control;
  return (
    <ActButton label={words.describe} wide>
      <DescribeForm id={id} version={version} statement={statement} />
    </ActButton>
  );
}
