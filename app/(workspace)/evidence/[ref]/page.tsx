import type { Metadata } from "next";
import { acceptEvidence } from "@/components/evidence/actions";
import { EvidenceLinks, factsOf, Origin } from "@/components/evidence/evidence-facts";
import { RefuseForm } from "@/components/evidence/forms";
import { SecondLook } from "@/components/people/second-look";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { evidence as words } from "@/components/words/evidence";
import { allowed, read, signedIn } from "@/lib/adapters/page";
import { withdrawEvidence } from "@/lib/domain/controls/evidence/commands";
import { getEvidence } from "@/lib/domain/controls/evidence/queries";
import {
  EVIDENCE_STATE_LABELS,
  EVIDENCE_STATE_TONES,
  type EvidenceRecord,
} from "@/lib/domain/controls/evidence/schema";

export async function generateMetadata({
  params,
}: PageProps<"/evidence/[ref]">): Promise<Metadata> {
  const { ref } = await params;
  return { title: decodeURIComponent(ref) };
}

export default async function EvidenceRecordPage({ params }: PageProps<"/evidence/[ref]">) {
  const one = await read(getEvidence, { id: decodeURIComponent((await params).ref) });
  const actor = await signedIn();
  const can = await allowed({ withdraw: withdrawEvidence });
  const waits = one.state === "submitted";
  return (
    <Page
      title={`${one.reference} ${one.title}`}
      status={
        <StatusBadge tone={EVIDENCE_STATE_TONES[one.state]}>
          {EVIDENCE_STATE_LABELS[one.state]}
        </StatusBadge>
      }
      breadcrumbs={[{ href: "/evidence", label: words.title }]}
    >
      <RecordView
        facts={factsOf(one)}
        next={waits ? { what: words.next.review, who: words.next.who } : null}
        acts={
          <>
            {waits && one.mayJudge && <Judge one={one} own={one.submittedBy.id === actor.id} />}
            {can.withdraw && one.state === "accepted" && (
              <ActButton label={words.withdraw} description={words.withdrawLead}>
                <RefuseForm id={one.id} version={one.version} how="withdraw" />
              </ActButton>
            )}
          </>
        }
      >
        <Origin one={one} />
        <EvidenceLinks one={one} />
        <History entity="evidence" id={one.id} />
      </RecordView>
    </Page>
  );
}

/** Accept or reject; whoever submitted it accepts only after a second look (S3). */
function Judge({ one, own }: { one: EvidenceRecord; own: boolean }) {
  const { id, version } = one;
  const accept = (
    <ConfirmButton
      label={words.accept}
      body={words.acceptBody}
      command={acceptEvidence}
      input={{ id, version }}
      done={words.acceptedDone}
      variant="filled"
    />
  );
  if (own) {
    return (
      <SecondLook rule="S3" kind="evidence" record={id} act="evidence.accept" label={words.accept}>
        {accept}
      </SecondLook>
    );
  }
  return (
    <>
      {accept}
      <ActButton label={words.reject}>
        <RefuseForm id={id} version={version} how="reject" />
      </ActButton>
    </>
  );
}
