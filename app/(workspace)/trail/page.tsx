import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { TrailFilters } from "@/components/trail/trail-filters";
import { TrailTable } from "@/components/trail/trail-table";
import { VerifyButton } from "@/components/trail/verify-button";
import { Empty } from "@/components/ui/empty";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Rows } from "@/components/ui/section";
import { trail } from "@/components/words/trail";
import { read, readList } from "@/lib/adapters/page";
import { listActors, listTrail } from "@/lib/domain/trail/queries";

export const metadata: Metadata = { title: trail.title };
const FILTERS = ["entity", "record", "actor", "action", "from", "until"] as const;

export default async function TrailPage({ searchParams }: PageProps<"/trail">) {
  const given = await searchParams;
  const chosen = Object.fromEntries(
    FILTERS.map((name) => [name, [given[name]].flat()[0] || undefined]),
  );
  const cursor = [given.cursor].flat()[0];
  const asked = Object.fromEntries(
    Object.entries({ ...chosen, cursor }).filter(([, value]) => value !== undefined),
  );
  const found = await readList(listTrail, Promise.resolve(asked));
  const people = await read(listActors);
  const filtered = Object.values(chosen).some(Boolean);
  const older = new URLSearchParams({ ...asked, cursor: found.next ?? "" } as Record<
    string,
    string
  >);
  return (
    <Page title={trail.title} lead={trail.lead} aside={<TrailActs />}>
      <Rows>
        <p>
          {trail.sealed(formatCount(found.sealed))}
          {found.unsealed > 0 && `, ${trail.unsealed(formatCount(found.unsealed))}`}
        </p>
        <TrailFilters chosen={chosen} people={people} />
        {found.rows.length === 0 ? (
          <Empty
            title={filtered ? trail.none : trail.empty}
            act={filtered && <LinkButton href="/trail">{trail.clear}</LinkButton>}
          />
        ) : (
          <TrailTable rows={found.rows} />
        )}
        <nav aria-label={trail.title}>
          {cursor && <LinkButton href="/trail">{trail.newest}</LinkButton>}{" "}
          {found.next && <LinkButton href={`/trail?${older}`}>{trail.older}</LinkButton>}
        </nav>
      </Rows>
    </Page>
  );
}

const TrailActs = () => (
  <>
    <VerifyButton />
    <LinkButton href="/api/app/trail/checkpoint/note">{trail.checkpoint}</LinkButton>
  </>
);
