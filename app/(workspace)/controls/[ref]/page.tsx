import type { Metadata } from "next";
import { AttestAct, ReviewActs, TakeBackActs } from "@/components/controls/attestation-acts";
import { AssignAct, DecideAct, DescribeAct } from "@/components/controls/control-acts";
import { factsOf, nextOf } from "@/components/controls/control-facts";
import {
  Decision,
  Links,
  Operation,
  Proof,
  Statement,
} from "@/components/controls/control-sections";
import { ToReview } from "@/components/controls/to-review";
import { AlsoMeets } from "@/components/frameworks/also-meets";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { controls as words } from "@/components/words/controls";
import { evidence as evidenceWords } from "@/components/words/evidence";
import { allowed, may, read, signedIn } from "@/lib/adapters/page";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { assignControl, decideControl } from "@/lib/domain/controls/commands";
import { listEvidence } from "@/lib/domain/controls/evidence/queries";
import { listRequirements } from "@/lib/domain/controls/frameworks/requirements/queries";
import { getControl } from "@/lib/domain/controls/queries";
import { OPERATING_STATE_LABELS, OPERATING_STATE_TONES } from "@/lib/domain/controls/schema";
import { holds } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ALLOWED_ENDINGS, ALLOWED_KINDS } from "@/lib/platform/file-kind";

export async function generateMetadata({
  params,
}: PageProps<"/controls/[ref]">): Promise<Metadata> {
  const { ref } = await params;
  return { title: decodeURIComponent(ref) };
}

const uploads = {
  kinds: evidenceWords.allowed(ALLOWED_KINDS, env.uploadLimit),
  accept: ALLOWED_ENDINGS,
};

export default async function ControlPage({ params, searchParams }: PageProps<"/controls/[ref]">) {
  const control = await read(getControl, { id: decodeURIComponent((await params).ref) });
  const { rows: attestations } = await read(listAttestations, { control: control.id, size: 100 });
  const { rows: evidence } = await read(listEvidence, { control: control.id, size: 100 });
  const actor = await signedIn();
  const can = await allowed({
    decide: decideControl,
    assign: assignControl,
    recall: recallAttestation,
  });
  const today = dayOf(clock.now());
  const opened = (await searchParams).attest !== undefined;
  const open = attestations.find(({ state }) => state !== "accepted");
  const accepted = attestations
    .filter(({ state }) => state === "accepted")
    .sort((one, other) => String(other.reviewedAt).localeCompare(String(one.reviewedAt)))[0];

  const owns = control.owner?.id === actor.id;
  const reviews = control.reviewer?.id === actor.id || holds(actor, "top_management");
  const attests = owns && open && ["due", "overdue", "rejected"].includes(open.state);
  const judges = reviews && open?.state === "submitted";
  const attested = open?.attester?.id === actor.id;
  const { operatingState, necessary } = control;
  return (
    <Page
      title={`${control.reference} ${control.title}`}
      status={
        <StatusBadge tone={OPERATING_STATE_TONES[operatingState]}>
          {OPERATING_STATE_LABELS[operatingState]}
        </StatusBadge>
      }
      breadcrumbs={[{ href: "/controls", label: words.title }]}
    >
      <RecordView
        facts={factsOf(control)}
        next={nextOf(control, open)}
        acts={
          <>
            {attests && (
              <AttestAct {...{ control, open, accepted, evidence, uploads, today, opened }} />
            )}
            {judges && open && <ReviewActs open={open} own={attested} today={today} />}
            {can.assign && necessary !== false && <AssignAct control={control} />}
            {can.recall && accepted && !open?.submittedAt && <TakeBackActs accepted={accepted} />}
          </>
        }
      >
        {judges && open && <ToReview open={open} />}
        <Decision control={control} aside={can.decide && <DecideAct control={control} />} />
        <Statement
          control={control}
          aside={(can.decide || owns) && <DescribeAct control={control} />}
        />
        <Operation attestations={attestations} today={today} />
        <Proof attestations={attestations} evidence={evidence} />
        <Links control={control} />
        {may(actor, listRequirements) && <AlsoMeets control={control} />}
        <History entity="control" id={control.id} />
      </RecordView>
    </Page>
  );
}
