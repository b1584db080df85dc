import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { Fact } from "@/components/ui/record";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { scope as words } from "@/components/words/scope";
import type { ScopeRecord, ScopeRow } from "@/lib/domain/scope/schema";
import styles from "./scope.module.css";

/** Who wrote and approved it, when it is looked at again, and what its hash stands for. */
export const editionFacts = (edition: ScopeRecord): Fact[] => [
  { term: words.facts.edition, value: edition.edition },
  { term: words.facts.author, value: edition.author.name },
  { term: words.facts.writers, value: edition.writers.map((one) => one.name).join(", ") },
  { term: words.facts.approver, value: edition.approver?.name },
  { term: words.facts.approvedAt, value: <Day value={edition.approvedAt} /> },
  { term: words.facts.nextReview, value: <Day value={edition.nextReview} /> },
  { term: words.facts.interval, value: words.months(edition.reviewIntervalMonths) },
  { term: words.facts.hash, value: edition.sha256 && <Hash edition={edition} /> },
];

const Hash = ({ edition }: { edition: ScopeRecord }) => (
  <details className={styles.hash}>
    <summary>
      <code>{edition.sha256}</code>
    </summary>
    <p>{words.canonical}</p>
    <pre>{edition.canonical}</pre>
  </details>
);

interface Standing {
  edition: ScopeRecord;
  inForce: ScopeRow | undefined;
  open: ScopeRow | undefined;
}

/** What the reader should know before reading: this is not the only edition. */
export function editionNotes({ edition, inForce, open }: Standing) {
  const isOther = inForce && inForce.id !== edition.id;
  return (
    <>
      {!inForce && <Note tone="warn">{words.notApproved}</Note>}
      {isOther && (
        <Note tone="info" title={words.older(edition.edition)}>
          <Link href="/scope">{words.current}</Link>
        </Note>
      )}
      {open && open.id !== edition.id && (
        <Note
          tone="info"
          title={open.state === "draft" ? words.inWork(open.edition) : words.inReview(open.edition)}
        >
          <Link href={`/scope?edition=${open.edition}`}>{words.openIt}</Link>
        </Note>
      )}
      {edition.state === "draft" && edition.returnComment && (
        <Note tone="warn" title={words.returned}>
          <TextBlock>{edition.returnComment}</TextBlock>
        </Note>
      )}
    </>
  );
}
