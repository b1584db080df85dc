import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { Fact, Next } from "@/components/ui/record";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { method as words } from "@/components/words/method";
import type { MethodRecord, MethodRow } from "@/lib/domain/risks/method/editions/schema";
import styles from "./method.module.css";
import { editionPath, effectPath, METHOD } from "./paths";
import { Problems } from "./problems";

/** Who wrote and approved it, and what its hash stands for. */
export const methodFacts = (method: MethodRecord): Fact[] => [
  { term: words.facts.edition, value: method.edition },
  { term: words.facts.author, value: method.author?.name ?? words.facts.shipped },
  { term: words.facts.writers, value: method.writers.map((one) => one.name).join(", ") },
  { term: words.facts.approver, value: method.approvedBy?.name },
  { term: words.facts.approvedAt, value: <Day value={method.approvedAt} /> },
  { term: words.facts.hash, value: method.sha256 && <Hash method={method} /> },
];

const Hash = ({ method }: { method: MethodRecord }) => (
  <details className={styles.hash}>
    <summary>
      <code>{method.sha256}</code>
    </summary>
    <p>{words.canonical}</p>
    <pre>{method.canonical}</pre>
  </details>
);

/** What the edition waits for, and for whom. */
export function nextOf({ state, problems, approvedAt, behind }: MethodRecord): Next | null {
  const { next } = words;
  if (state === "draft") {
    const isReady = Object.keys(problems).length === 0;
    return { what: isReady ? next.submit : next.write, who: next.compliance };
  }
  if (state === "in_review") return { what: next.decide, who: next.top };
  if (state === "superseded") return null;
  if (!approvedAt) return { what: next.approve, who: next.top };
  return behind.mayMove ? { what: next.apply, who: next.compliance } : null;
}

interface Standing {
  method: MethodRecord;
  inForce: MethodRow | undefined;
  open: MethodRow | undefined;
  canSeeEffect: boolean;
}

/** What the reader should know before reading. */
export function methodNotes({ method, inForce, open, canSeeEffect }: Standing) {
  const { edition, state, behind } = method;
  return (
    <>
      {state === "in_force" && !method.approvedAt && (
        <Note tone="warn" title={words.notApproved}>
          <p>{words.notApprovedBody}</p>
        </Note>
      )}
      {inForce && inForce.id !== method.id && (
        <Note tone="info" title={words.older(edition)}>
          <Link href={METHOD}>{words.current}</Link>
        </Note>
      )}
      {open && open.id !== method.id && (
        <Note
          tone="info"
          title={open.state === "draft" ? words.inWork(open.edition) : words.inReview(open.edition)}
        >
          <Link href={editionPath(open.edition)}>{words.openIt}</Link>
        </Note>
      )}
      {state === "in_force" && behind.count > 0 && (
        <Note
          tone={behind.mayMove ? "warn" : "info"}
          title={words.behind(behind.count, behind.isCapped, edition)}
        >
          <p>{behind.mayMove ? words.behindBody : words.behindSame}</p>
          {canSeeEffect && <Link href={effectPath(edition)}>{words.seeEffect}</Link>}
        </Note>
      )}
      <Unfinished method={method} />
    </>
  );
}

/** What keeps a draft from going on. */
const Unfinished = ({ method: { state, returnComment, problems } }: { method: MethodRecord }) =>
  state === "draft" && (
    <>
      {returnComment && (
        <Note tone="warn" title={words.returned}>
          <TextBlock>{returnComment}</TextBlock>
        </Note>
      )}
      <Problems title={words.missing} problems={problems} />
    </>
  );
