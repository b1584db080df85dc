import { optionsOf, people } from "@/components/audits/option";
import { ActButton } from "@/components/ui/act-button";
import { engagements } from "@/components/words/engagements";
import { read, signedIn } from "@/lib/adapters/page";
import { type EngagementRecord, MASK_LABELS, MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { ApproveForm, DeclineForm, ProposeForm, RevokeForm } from "./forms";
import { ROOM_MODULES } from "./room/paths";

const { acts } = engagements;

/** Proposes access for a person who holds the role of an external auditor. */
export async function ProposeAct() {
  const { rows } = await read(listPersonNames, { role: ["external_auditor"] });
  return (
    <ActButton label={engagements.propose} variant="filled" wide>
      <ProposeForm
        people={people(rows)}
        modules={ROOM_MODULES.map((value) => ({ value, label: MODULE_LABELS[value] }))}
        masks={optionsOf(MASK_LABELS)}
      />
    </ActButton>
  );
}

interface ActsProps {
  engagement: EngagementRecord;
  can: { approve: boolean; revoke: boolean };
}

/** What the reader may do with the engagement now. */
export async function EngagementActs({ engagement, can }: ActsProps) {
  const { id, version, state, proposedBy, confidentialityOn } = engagement;
  const actor = await signedIn();
  const decides = can.approve && state === "proposed";
  return (
    <>
      {decides && proposedBy?.id !== actor.id && (
        <ActButton label={acts.approve} variant="filled">
          <ApproveForm id={id} version={version} signed={confidentialityOn ?? ""} />
        </ActButton>
      )}
      {decides && (
        <ActButton label={acts.decline}>
          <DeclineForm id={id} version={version} />
        </ActButton>
      )}
      {can.revoke && (state === "approved" || state === "open") && (
        <ActButton label={acts.revoke} description={acts.revokeBody}>
          <RevokeForm id={id} version={version} />
        </ActButton>
      )}
    </>
  );
}
