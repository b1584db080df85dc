import { History } from "@/components/trail/history";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { type Fact, RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { soa as words } from "@/components/words/soa";
import { signedIn } from "@/lib/adapters/page";
import type { SoaEditionRecord } from "@/lib/domain/controls/soa/editions/schema";
import { ApproveAct, ReturnAct, SubmitAct } from "./acts";
import { soaRights } from "./rights";

const { facts } = words;

const factsOf = (soa: SoaEditionRecord): Fact[] => [
  { term: facts.edition, value: soa.edition },
  { term: facts.author, value: soa.author.name },
  { term: facts.writers, value: soa.writers.map(({ name }) => name).join(", ") },
  { term: facts.submitted, value: <Day value={soa.submittedAt} /> },
  { term: facts.approver, value: soa.approver?.name },
  { term: facts.approvedAt, value: <Day value={soa.approvedAt} /> },
  { term: facts.lines, value: soa.lineCount > 0 ? soa.lineCount : null },
  { term: facts.hash, value: soa.sha256 && <code>{soa.sha256}</code> },
  ...(soa.isIntact ? [{ term: facts.intact, value: facts.isIntact }] : []),
];

function nextOf({ state }: SoaEditionRecord) {
  if (state === "draft") return { what: words.next.finish, who: words.next.officer };
  return state === "in_review" ? { what: words.next.approve, who: words.next.top } : null;
}

/** Who stands behind an edition, what may be done with it, and what to know before reading it. */
export async function EditionRecord({ soa }: { soa: SoaEditionRecord }) {
  const [me, can] = await Promise.all([signedIn(), soaRights()]);
  const { id, version, edition, note, state } = soa;
  const wrote = soa.author.id === me.id || soa.writers.some((one) => one.id === me.id);
  return (
    <RecordView
      facts={factsOf(soa)}
      next={nextOf(soa)}
      acts={
        <>
          {state === "draft" && can.submit && <SubmitAct {...{ id, version, edition, note }} />}
          {state === "in_review" && can.approve && (
            <ApproveAct {...{ id, version }} disabledReason={wrote ? words.ownWords : undefined} />
          )}
          {state === "in_review" && can.return && <ReturnAct {...{ id, version }} />}
        </>
      }
    >
      {soa.isIntact === false && (
        <Note tone="bad" title={words.broken}>
          {words.brokenBody}
        </Note>
      )}
      {state === "draft" && <Note tone="info">{words.draftLines}</Note>}
      {state === "draft" && soa.returnComment && (
        <Note tone="warn" title={words.returned}>
          <TextBlock>{soa.returnComment}</TextBlock>
        </Note>
      )}
      {state === "superseded" && (
        <Note tone="info" title={words.older}>
          <Link href="/soa">{words.current}</Link>
        </Note>
      )}
      {note && (
        <Section title={words.note}>
          <TextBlock>{note}</TextBlock>
        </Section>
      )}
      {can.history && <History entity="soa" id={id} />}
    </RecordView>
  );
}
