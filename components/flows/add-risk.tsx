"use client";

import dynamic from "next/dynamic";
import type { AcceptFormProps } from "@/components/proposals/accept-form";
import { RiskForm } from "@/components/risks/forms";
import { ActButton } from "@/components/ui/act-button";
import { flows as words } from "@/components/words/flows";
import type { Option } from "./option";

const AcceptForm = dynamic(
  () => import("@/components/proposals/accept-form").then((one) => one.AcceptForm),
  { ssr: false },
);

interface AddRiskActProps {
  /** The proposed risk, once the job has made it; until then the register's own form is filled in. */
  proposal: AcceptFormProps | null;
  draft: { title: string; cause: string; threat: string; assets: readonly string[] };
  /** Names of the assets in it. */
  known: readonly Option[];
  properties: readonly Option[];
  opened: boolean;
}

/** Takes a breach or a crossing into the register. */
export function AddRiskAct({ proposal, draft, known, properties, opened }: AddRiskActProps) {
  return (
    <ActButton label={words.addRisk} variant="filled" wide opened={opened}>
      {proposal ? (
        <AcceptForm {...proposal} />
      ) : (
        <RiskForm properties={properties} draft={draft} known={known} />
      )}
    </ActButton>
  );
}
