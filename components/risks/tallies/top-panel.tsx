import { Bars } from "@/components/ui/charts/bars";
import { Empty } from "@/components/ui/empty";
import { tallies as words } from "@/components/words/tallies";
import type { Scale } from "@/lib/domain/risks/method/schema";
import { VALUE_LABELS } from "@/lib/domain/risks/schema";
import type { TopRisk } from "@/lib/domain/risks/tallies/schema";

interface TopPanelProps {
  rows: readonly TopRisk[];
  scale: Scale;
}

/** What plans leave of the highest risks, against what owners may accept; the caption states the finding. */
export function TopPanel({ rows, scale }: TopPanelProps) {
  if (rows.length === 0) return <Empty title={words.none} body={words.noneBody} />;
  const appetite = scale.bands.findLast(({ authority }) => authority === "risk_owner")?.to ?? 0;
  const above = rows.filter((risk) => risk.residual > appetite).length;
  return (
    <Bars
      caption={words.topCaption(above, rows.length, appetite)}
      series={[
        { key: "inherent", label: VALUE_LABELS.inherent },
        { key: "residual", label: VALUE_LABELS.residual },
      ]}
      rows={rows.map(({ id, reference, title, inherent, residual }) => ({
        id,
        label: `${reference} ${title}`,
        href: `/risks/${reference}`,
        values: { inherent, residual },
      }))}
      max={25}
      rowLabel={words.risk}
      limit={{ value: appetite, label: words.ownerLimit }}
    />
  );
}
