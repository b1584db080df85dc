import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { soa as words } from "@/components/words/soa";
import type { SoaComparison } from "@/lib/domain/controls/soa/comparison/schema";
import type { SoaEditionRow } from "@/lib/domain/controls/soa/editions/schema";

interface StandingProps {
  approved: SoaEditionRow | undefined;
  open: SoaEditionRow | undefined;
  /** What differs from the approved edition now. */
  comparison: SoaComparison | null;
  checks: { readonly found: number; readonly rows: number } | null;
}

/** What is approved, what differs since, and what waits. */
export function Standing({ approved, open, comparison, checks }: StandingProps) {
  return (
    <>
      {approved?.approver && approved.approvedAt ? (
        <p>
          <Link href={`/soa/${approved.edition}`}>
            {words.approvedNow(
              approved.edition,
              approved.approver.name,
              approved.approvedAt.slice(0, 10),
            )}
          </Link>{" "}
          {comparison && <Changed comparison={comparison} edition={approved.edition} />}
        </p>
      ) : (
        <Note tone="warn">{words.neverApproved}</Note>
      )}
      {open && (
        <Note
          tone="info"
          title={open.state === "draft" ? words.inWork(open.edition) : words.inReview(open.edition)}
        >
          <Link href={`/soa/${open.edition}`}>{words.openEdition}</Link>
        </Note>
      )}
      {checks && (
        <p>
          {words.checks.line(checks.found, checks.rows)}{" "}
          <Link href="/soa/checks">{words.checks.see}</Link>
        </p>
      )}
    </>
  );
}

function Changed({ comparison, edition }: { comparison: SoaComparison; edition: string }) {
  const { decisions, changes } = comparison;
  const moved = changes.length - decisions;
  return (
    <>
      {decisions === 0 ? words.unchanged(edition) : words.changed(decisions, edition)}{" "}
      {moved > 0 && `${words.moved(moved)} `}
      {changes.length > 0 && (
        <Link href={`/soa/compare?from=${edition}&to=${words.liveOption}`}>{words.seeChanges}</Link>
      )}
    </>
  );
}
