import type { SearchParams } from "@/components/ui/data-table/params";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { narrowed as words } from "@/components/words/narrowed";
import { VALUE_LABELS, Value } from "@/lib/domain/risks/schema";

/** What only links narrow the register by: no filter of the list shows it. */
const NAMES = ["l", "i", "of", "moved", "since", "assessed"] as const;

/** Says what the register is narrowed to by the number one came from, and leads back to the others. */
export function Narrowed({ params }: { params: SearchParams }) {
  const parts = partsOf(params);
  const dropped = droppedOf(params);
  if (parts.length === 0 && !dropped) return null;
  return (
    <p>
      {[...(parts.length > 0 ? [words.only(parts.join(words.and))] : []), dropped].join(" ").trim()}{" "}
      <Link href={without(params)}>{words.all}</Link>
    </p>
  );
}

/** A movement is one since a day: without both, all are shown. */
function droppedOf(params: SearchParams): string {
  const [moved, since] = ["moved", "since"].map((name) => [params[name]].flat()[0] ?? "");
  if (moved && !since) return words.noSince;
  return since && !moved ? words.noMove : "";
}

const isMove = (name: string): name is keyof typeof words.moved => name in words.moved;

function partsOf(params: SearchParams): string[] {
  const [l, i, of, moved, since, assessed] = NAMES.map((name) => [params[name]].flat()[0] ?? "");
  const value = VALUE_LABELS[Object.values(Value).find((one) => one === of) ?? "current"];
  return [
    ...(l && i ? [words.cell(value, l, i)] : []),
    ...(l && !i ? [words.likelihood(value, l)] : []),
    ...(i && !l ? [words.impact(value, i)] : []),
    ...(moved && since && isMove(moved) ? [words.moved[moved](value, formatDay(since))] : []),
    ...(assessed ? [agedIn(assessed)] : []),
  ];
}

function agedIn(assessed: string) {
  const [from = "", to = ""] = assessed.split("..");
  return assessed === "never" ? words.never : words.assessed(from, to);
}

function without(params: SearchParams) {
  const kept = Object.entries(params).flatMap(([name, value]) =>
    value === undefined || name === "cursor" || NAMES.some((one) => one === name)
      ? []
      : [[name, [value].flat().join(",")]],
  );
  const asked = new URLSearchParams(kept).toString().replaceAll("%2C", ",");
  return asked ? `/risks?${asked}` : "/risks";
}
