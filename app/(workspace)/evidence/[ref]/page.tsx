import type { Metadata } from "next";
import { acceptEvidence } from "@/components/evidence/actions";
import { EvidenceLinks, FilePreview, factsOf, Origin } from "@/components/evidence/evidence-facts";
import { RefuseForm } from "@/components/evidence/forms";
import { Quality } from "@/components/evidence/quality";
import { MaskAct, ReviseAct } from "@/components/evidence/upload-act";
import { SecondLook } from "@/components/people/second-look";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { evidence as words } from "@/components/words/evidence";
import { allowed, read, signedIn } from "@/lib/adapters/page";
import { listAssets } from "@/lib/domain/assets/queries";
import { submitEvidence, withdrawEvidence } from "@/lib/domain/controls/evidence/commands";
import { getEvidence } from "@/lib/domain/controls/evidence/queries";
import {
  EVIDENCE_STATE_LABELS,
  EVIDENCE_STATE_TONES,
  type EvidenceRecord,
} from "@/lib/domain/controls/evidence/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ALLOWED_ENDINGS, ALLOWED_KINDS } from "@/lib/platform/file-kind";

export async function generateMetadata({
  params,
}: PageProps<"/evidence/[ref]">): Promise<Metadata> {
  const { ref } = await params;
  return { title: decodeURIComponent(ref) };
}

export default async function EvidenceRecordPage({ params }: PageProps<"/evidence/[ref]">) {
  const one = await read(getEvidence, { id: decodeURIComponent((await params).ref) });
  const actor = await signedIn();
  const can = await allowed({
    withdraw: withdrawEvidence,
    submit: submitEvidence,
    assets: listAssets,
  });
  const uploads = {
    today: dayOf(clock.now()),
    accept: ALLOWED_ENDINGS,
    fileKinds: words.allowed(ALLOWED_KINDS, env.uploadLimit),
    namesAssets: can.assets,
  };
  const waits = one.state === "submitted";
  return (
    <Page
      title={`${one.reference} ${one.title}`}
      status={
        <StatusBadge tone={one.replacedBy ? "neutral" : EVIDENCE_STATE_TONES[one.state]}>
          {one.replacedBy ? words.replaced(one.replacedBy) : EVIDENCE_STATE_LABELS[one.state]}
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
            {can.submit && !one.revisedBy && <ReviseAct one={one} {...uploads} />}
            {can.submit && one.personalData && <MaskAct one={one} {...uploads} />}
            {can.withdraw && one.state === "accepted" && (
              <ActButton label={words.withdraw} description={words.withdrawLead}>
                <RefuseForm id={one.id} version={one.version} how="withdraw" />
              </ActButton>
            )}
          </>
        }
      >
        <Origin one={one} />
        <Quality verdicts={one.quality} />
        <FilePreview one={one} />
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
