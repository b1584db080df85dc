import { TrailTable } from "@/components/trail/trail-table";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { trail } from "@/components/words/trail";
import { readList } from "@/lib/adapters/page";
import { listTrail } from "@/lib/domain/trail/queries";
import type { ListProps, RoomSection } from "./section";

/** Entries of granted records only. */
async function List({ base, searchParams }: ListProps) {
  const { rows, next } = await readList(listTrail, searchParams);
  if (rows.length === 0) return <Empty title={trail.none} />;
  return (
    <>
      <TrailTable rows={rows} base={base} />
      <div className="no-print">
        {next && <LinkButton href={`${base}/trail?cursor=${next}`}>{trail.older}</LinkButton>}
      </div>
    </>
  );
}

export const trailSection: RoomSection<"trail"> = { module: "trail", List };
