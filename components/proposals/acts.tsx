"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { proposals as words } from "@/components/words/proposals";
import type { ProposalRow } from "@/lib/domain/risks/proposals/schema";
import styles from "./proposals.module.css";

const AcceptForm = dynamic(() => import("./accept-form").then((one) => one.AcceptForm), {
  ssr: false,
});
const MergeForm = dynamic(() => import("./merge-form").then((one) => one.MergeForm), {
  ssr: false,
});
const DismissForm = dynamic(() => import("./dismiss-form").then((one) => one.DismissForm), {
  ssr: false,
});

/** The ways to decide on a proposal, as far as the reader may; a letter presses each in a list. */
export function ProposalActs({ proposal }: { proposal: ProposalRow }) {
  const { id, version, draft, can } = proposal;
  const threat = proposal.threat.title;
  if (!can.decide) return null;
  return (
    <div className={styles.acts}>
      <span data-key="a">
        <ActButton
          label={words.accept}
          title={words.acceptTitle(threat)}
          description={words.acceptBody}
          wide
        >
          <AcceptForm id={id} version={version} draft={draft} />
        </ActButton>
      </span>
      {can.merge && (
        <span data-key="m">
          <ActButton
            label={words.merge}
            title={words.mergeTitle(threat)}
            description={words.mergeBody}
            variant="subtle"
            wide
          >
            <MergeForm id={id} version={version} />
          </ActButton>
        </span>
      )}
      <span data-key="d">
        <ActButton
          label={words.dismiss}
          title={words.dismissTitle(threat)}
          description={words.dismissBody}
          variant="subtle"
        >
          <DismissForm id={id} version={version} />
        </ActButton>
      </span>
    </div>
  );
}
