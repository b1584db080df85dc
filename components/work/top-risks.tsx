import { Bars } from "@/components/ui/charts/bars";
import { Empty } from "@/components/ui/empty";
import { work } from "@/components/words/work";

interface TopRisk {
  id: string;
  reference: string;
  title: string;
  inherent: number;
  residual: number;
}

/** A score up to this may be retained by its owner: the end of the band "medium". */
const APPETITE = 9;

/** What the plans take away from the highest risks; the caption states the finding. */
export function TopRisks({ rows }: { rows: readonly TopRisk[] }) {
  if (rows.length === 0) return <Empty title={work.noRisks} body={work.noRisksBody} />;
  const above = rows.filter((risk) => risk.residual > APPETITE).length;
  return (
    <Bars
      caption={work.topCaption(above, rows.length, APPETITE)}
      series={[
        { key: "inherent", label: work.inherent },
        { key: "residual", label: work.residual },
      ]}
      rows={rows.map((risk) => ({
        id: risk.id,
        label: risk.reference,
        href: `/risks/${risk.reference}`,
        values: { inherent: risk.inherent, residual: risk.residual },
      }))}
      max={25}
      rowLabel={work.risk}
      limit={{ value: APPETITE, label: work.appetite }}
    />
  );
}
