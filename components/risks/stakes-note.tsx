import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { acceptances as words } from "@/components/words/acceptances";
import type { AtStake } from "@/lib/domain/risks/acceptances/stakes/schema";

type Stake = AtStake["rows"][number];

/** More names than these nobody reads before saving. */
const NAMED = 10;
/** As many assets of one risk. */
const ASSETS = 3;

/** The acceptances that a change voids, before anything is saved; nothing where there are none. */
export function StakesNote({ rows, isCut }: AtStake) {
  if (rows.length === 0) return isCut ? <Note tone="warn" title={words.notAll} /> : null;
  return (
    <Note urgent tone="warn" title={words.voids(rows.length, isCut)}>
      <ul>
        {rows.slice(0, NAMED).map((one) => (
          <li key={one.reference}>
            <Link href={`/risks/${one.risk.reference}#${one.reference}`} target="_blank">
              {one.reference}
            </Link>
            {words.voided(`${one.risk.reference} ${one.risk.title}`, reasonsOf(one))}
          </li>
        ))}
        {rows.length > NAMED && <li>{words.more(rows.length - NAMED)}</li>}
      </ul>
      {rows.some(isOfFacts) && <p>{words.eitherWay}</p>}
      <p>{words.newTab}</p>
    </Note>
  );
}

const isOfFacts = ({ because }: Stake) => because.includes("facts") || because.includes("reached");

const reasonsOf = ({ because, reached }: Stake) =>
  because
    .map((one) => (one === "reached" ? words.reaches(namesOf(reached)) : words.because[one]))
    .join(", ");

function namesOf(assets: readonly string[]): string {
  const named = assets.slice(0, ASSETS).join(", ");
  const more = assets.length - ASSETS;
  return more > 0 ? `${named} ${words.more(more)}` : named;
}
