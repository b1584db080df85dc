import { formatDay } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { plan as words } from "@/components/words/plan";
import {
  type PlanApprovals as Approvals,
  PLAN_FIELD_LABELS,
  type PlanChange,
} from "@/lib/domain/risks/plans/schema";
import { OPTION_LABELS } from "@/lib/domain/risks/schema";
import { levelWords } from "../level";

interface PlanApprovalsProps extends Approvals {
  /** Where it stands under a heading of its own. */
  bare?: boolean;
}

/** Who approved the plan when, and in what it is other than that approval. */
export function PlanApprovals({ approvals, changes, bare = false }: PlanApprovalsProps) {
  if (approvals.length === 0) return null;
  return (
    <>
      {!bare && <h3>{words.approvals}</h3>}
      {changes.length === 0 && <p>{words.unchanged}</p>}
      {changes.length > 0 && (
        <>
          <Note tone="warn" title={words.changed(changes.length)} />
          <PlainTable
            label={words.changed(changes.length)}
            head={words.changeHead}
            rows={changes.map((one, at) => ({
              id: `${one.reference} ${one.field} ${at}`,
              cells: [
                one.reference ?? words.wholePlan,
                PLAN_FIELD_LABELS[one.field],
                said(one, one.from),
                said(one, one.to),
              ],
            }))}
          />
        </>
      )}
      <PlainTable
        label={words.approvals}
        head={words.approvalHead}
        rows={approvals.map((one) => ({
          id: one.id,
          cells: [
            formatDay(one.at),
            one.by,
            one.option && OPTION_LABELS[one.option],
            String(one.actions),
            one.expected && levelWords(one.expected),
            one.method,
            <code key="sha256">{one.sha256.slice(0, 12)}</code>,
          ],
        }))}
      />
    </>
  );
}

/** Days and options as people read them. */
function said({ field }: PlanChange, value: string) {
  if (field === "due" && value) return formatDay(value);
  if (field === "option" || field === "actionOption") {
    return isOption(value) ? OPTION_LABELS[value] : value;
  }
  return value;
}

const isOption = (value: string): value is keyof typeof OPTION_LABELS =>
  Object.hasOwn(OPTION_LABELS, value);
