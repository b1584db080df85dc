import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { flows } from "@/components/words/flows";
import { lineage as words } from "@/components/words/lineage";
import type { Breach } from "@/lib/domain/flows/separation/schema";

interface BreachNotesProps {
  /** Reference of the asset at one end. */
  asset: string;
  told: readonly Pick<Breach, "id" | "name" | "reference" | "why" | "proposal">[];
  more: boolean;
}

/** Breaches of separation at an asset that nobody allowed; the ways on are on the tab of its flows. */
export function BreachNotes({ asset, told, more }: BreachNotesProps) {
  const all = `/assets/${encodeURIComponent(asset)}/flows`;
  return (
    <>
      {told.map(({ id, name, reference, why, proposal }) => (
        <Note key={id} tone="bad" title={flows.breach}>
          <p>{why}</p>
          {reference && (
            <p>
              <Link href={`/assets/flows/${encodeURIComponent(reference)}`}>
                {reference} {name}
              </Link>
            </p>
          )}
          <p>
            {proposal?.risk ? (
              <Link href={`/risks/${encodeURIComponent(proposal.risk.reference)}`}>
                {proposal.risk.reference} {proposal.risk.title}
              </Link>
            ) : (
              <Link href={all}>{words.wayOn}</Link>
            )}
          </p>
        </Note>
      ))}
      {more && (
        <p>
          <Link href={all}>{words.moreBreaches}</Link>
        </p>
      )}
    </>
  );
}
