import type { Column } from "@/components/ui/data-table/columns";
import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { Due } from "@/components/ui/time";
import { register } from "@/components/words/register";
import { riskNext } from "@/components/words/risk-next";
import { risks as words } from "@/components/words/risks";
import type { RegisterRow } from "@/lib/domain/risks/schema";
import { Level } from "../level";
import { NEXT, nextLine } from "../next-line";
import type { RegisterLabels } from "../risk-labels";

/** Who may edit which line; decided on the server, and judged again by the commands. */
export type MayEdit = (row: RegisterRow) => boolean;

const SHOWN_ASSETS = 2;

const aboutColumns = (labels: RegisterLabels, may: MayEdit): Column<RegisterRow>[] => [
  {
    id: "title",
    header: words.columns.title,
    sort: "title",
    text: ({ title }) => title,
    cell: ({ title, reference }) => <Link href={`/risks/${reference}`}>{title}</Link>,
    edit: { kind: "text", maxLength: 200, may, value: ({ title }) => title },
  },
  {
    id: "reference",
    header: words.columns.reference,
    sort: "reference",
    text: ({ reference }) => reference,
  },
  {
    id: "kind",
    header: register.columns.kind,
    hidden: true,
    text: ({ kind }) => labels.kinds[kind],
  },
  {
    id: "state",
    header: words.columns.state,
    text: ({ state }) => labels.states[state],
    cell: ({ state }) => (
      <StatusBadge tone={labels.tones[state]}>{labels.states[state]}</StatusBadge>
    ),
  },
  {
    id: "owner",
    header: words.columns.owner,
    text: ({ owner }) => owner.name,
    wraps: true,
    edit: { kind: "choice", options: labels.owners, may, value: ({ owner }) => owner.reference },
  },
  { id: "assets", header: register.columns.assets, text: assetsOf, hidden: true },
];

function assetsOf({ assets }: RegisterRow) {
  const more = assets.length - SHOWN_ASSETS;
  const named = assets.slice(0, SHOWN_ASSETS).map(({ name }) => name);
  return [...named, ...(more > 0 ? [register.andMore(more)] : [])].join(", ");
}

const levelColumns: readonly Column<RegisterRow>[] = [
  {
    id: "inherent",
    header: words.columns.inherent,
    sort: "inherent",
    numeric: true,
    text: ({ inherent }) => inherent?.score,
    cell: ({ inherent, kind }) => <Level level={inherent} isScored={kind === "risk"} />,
  },
  {
    id: "current",
    header: words.columns.current,
    sort: "score",
    numeric: true,
    text: ({ current }) => current?.score,
    cell: ({ current, kind }) => <Level level={current} isScored={kind === "risk"} />,
  },
  {
    id: "residual",
    header: words.columns.residual,
    sort: "residual",
    numeric: true,
    text: ({ residual }) => residual?.score,
    cell: ({ residual, kind }) => <Level level={residual} isScored={kind === "risk"} />,
  },
];

const handledColumns = (
  { options }: RegisterLabels,
  today: string,
  may: MayEdit,
): Column<RegisterRow>[] => [
  {
    id: "option",
    header: words.columns.option,
    text: ({ option }) => option && options[option],
  },
  {
    id: "nextReview",
    header: words.columns.nextReview,
    sort: "nextReview",
    text: ({ nextReview }) => nextReview,
    cell: ({ nextReview, state }) => (
      <Due value={nextReview} today={today} done={state === "closed"} />
    ),
  },
  {
    id: "reviewDays",
    header: register.columns.reviewDays,
    hidden: true,
    text: ({ reviewDays }) => (reviewDays ? register.days(reviewDays) : register.byBand),
    edit: {
      kind: "number",
      may,
      value: ({ reviewDays }) => (reviewDays === null ? "" : String(reviewDays)),
    },
  },
  {
    id: NEXT,
    header: riskNext.column,
    hidden: true,
    text: ({ next }) => next && nextLine(next),
  },
  {
    id: "method",
    header: register.columns.method,
    hidden: true,
    text: ({ method }) => method,
    cell: ({ method, isOlder }) =>
      method && isOlder ? <StatusBadge tone="warn">{register.older(method)}</StatusBadge> : method,
  },
];

/** The columns of the register. */
export const registerColumns = (
  labels: RegisterLabels,
  today: string,
  may: MayEdit,
): Column<RegisterRow>[] => [
  ...aboutColumns(labels, may),
  ...levelColumns,
  ...handledColumns(labels, today, may),
];
