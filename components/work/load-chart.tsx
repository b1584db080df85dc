import { Bars } from "@/components/ui/charts/bars";
import { formatDay } from "@/components/ui/format";
import { workload as words } from "@/components/words/reminders";
import type { WorkLoad } from "@/lib/domain/work/load/schema";
import { addressOf } from "./load-table";

/** What falls due in each span, of everybody who is shown. */
export function LoadChart({ load }: { load: WorkLoad }) {
  const { spans, counts } = load;
  const most = Math.max(...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const busiest = spans[counts.indexOf(most)]?.from ?? load.today;
  return (
    <Bars
      caption={words.caption(total, formatDay(busiest), most)}
      series={[{ key: "items", label: words.series }]}
      rows={spans.map((span, at) => ({
        id: span.from,
        label: formatDay(span.from),
        href: addressOf(span),
        values: { items: counts[at] ?? 0 },
      }))}
      max={Math.max(5, Math.ceil(most / 5) * 5)}
      rowLabel={words.from}
    />
  );
}
