import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { soa as words } from "@/components/words/soa";
import {
  SOA_STATE_LABELS,
  SOA_STATE_TONES,
  type SoaEditionRow,
} from "@/lib/domain/controls/soa/editions/schema";

export const SoaStateBadge = ({ state }: Pick<SoaEditionRow, "state">) => (
  <StatusBadge tone={SOA_STATE_TONES[state]}>{SOA_STATE_LABELS[state]}</StatusBadge>
);

const { editionColumns: columns } = words;
const HEAD = [
  columns.edition,
  columns.state,
  columns.author,
  columns.approver,
  columns.approvedAt,
  { label: columns.lines, numeric: true } as const,
  columns.note,
];

/** Every edition there was, the newest first. */
export const EditionsTable = ({ editions }: { editions: readonly SoaEditionRow[] }) => (
  <PlainTable
    label={words.tabs.editions}
    head={HEAD}
    rows={editions.map((one) => ({
      id: one.id,
      cells: [
        <Link key="edition" href={`/soa/${one.edition}`}>
          {one.edition}
        </Link>,
        <SoaStateBadge key="state" state={one.state} />,
        one.author.name,
        one.approver?.name,
        one.approvedAt && <Day key="day" value={one.approvedAt} />,
        one.lineCount > 0 ? one.lineCount : null,
        one.note,
      ],
    }))}
  />
);
