import { GradeBadge } from "@/components/findings/badges";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { audits } from "@/components/words/audits";
import { CHECKLIST_RESULT_LABELS, type ChecklistItem } from "@/lib/domain/audits/schema";
import { RESULT_TONES } from "./tones";

const { checklist: words } = audits;

/** The checklist to read: before fieldwork, after it, and for everybody who does not audit. */
export function ChecklistTable({
  items,
  base = "",
}: {
  items: readonly ChecklistItem[];
  base?: string;
}) {
  const rows = items.map((item) => ({
    id: item.id,
    cells: [item.ref, item.title, <Result key="result" item={item} base={base} />, item.note],
  }));
  return (
    <PlainTable
      label={words.title}
      head={[words.ref, words.what, words.result, words.note]}
      rows={rows}
    />
  );
}

function Result({ item: { result, finding }, base }: { item: ChecklistItem; base: string }) {
  if (!result) return <StatusBadge tone="neutral">{words.none}</StatusBadge>;
  return (
    <>
      <StatusBadge tone={RESULT_TONES[result]}>{CHECKLIST_RESULT_LABELS[result]}</StatusBadge>{" "}
      {finding && (
        <>
          <Link href={`${base}/findings/${finding.reference}`}>{finding.reference}</Link>{" "}
          <GradeBadge grade={finding.grade} />
        </>
      )}
    </>
  );
}
