"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { threats as words } from "@/components/words/threats";
import type { ThreatDetail } from "@/lib/domain/risks/threats/schema";
import { retireThreat } from "./actions";
import type { ThreatChoices } from "./labels";

const ThreatForm = dynamic(() => import("./threat-form").then((one) => one.ThreatForm), {
  ssr: false,
});

export function AddThreatAct({ choices }: { choices: ThreatChoices }) {
  return (
    <ActButton label={words.add} description={words.addLead} variant="filled" wide>
      <ThreatForm choices={choices} />
    </ActButton>
  );
}

interface ThreatActsProps {
  threat: ThreatDetail;
  choices: ThreatChoices;
  can: { edit: boolean; retire: boolean };
}

export function ThreatActs({ threat, choices, can }: ThreatActsProps) {
  return (
    <>
      {can.edit && (
        <ActButton label={words.edit} wide>
          <ThreatForm choices={choices} threat={threat} />
        </ActButton>
      )}
      {can.retire && (
        <ConfirmButton
          label={words.retire}
          title={words.retireTitle(threat.title)}
          body={words.retireBody}
          command={retireThreat}
          input={{ id: threat.id, version: threat.version }}
          done={words.retiredDone}
          variant="subtle"
        />
      )}
    </>
  );
}
