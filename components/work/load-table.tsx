import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { dues, workload as words } from "@/components/words/reminders";
import type { PersonLoad, WorkLoad } from "@/lib/domain/work/load/schema";
import { plusDays } from "@/lib/kernel/fields";

interface Cell {
  readonly count: number;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The list that makes a number. */
export function addressOf({ person, from, to }: Omit<Cell, "count">): string {
  const asked = new URLSearchParams({
    ...(person && { person }),
    ...(from && { from }),
    ...(to && { to }),
  });
  return `/my-work/due?${asked}`;
}
const Count = ({ count, ...where }: Cell) =>
  count === 0 ? <span>{count}</span> : <Link href={addressOf(where)}>{count}</Link>;

/** How much falls due for whom and when; each number leads to what it counts. */
export function LoadTable({ load }: { load: WorkLoad }) {
  const { spans, today, persons } = load;
  const late = { to: plusDays(today, -1) };
  const rowOf = ({ person, late: before, counts, total }: PersonLoad) => {
    const whose = person?.reference ?? "nobody";
    return {
      id: person?.id ?? "nobody",
      cells: [
        person?.name ?? dues.nobody,
        <Count key="late" count={before} person={whose} {...late} />,
        ...spans.map((span, at) => (
          <Count key={span.from} count={counts[at] ?? 0} person={whose} {...span} />
        )),
        <Count key="total" count={total} person={whose} to={spans.at(-1)?.to ?? today} />,
      ],
    };
  };
  return (
    <PlainTable
      label={words.table}
      head={[
        words.person,
        numeric(words.late),
        ...spans.map(({ from }) => numeric(formatDay(from))),
        numeric(words.total),
      ]}
      rows={persons.map(rowOf)}
    />
  );
}

const numeric = (label: string) => ({ label, numeric: true }) as const;
