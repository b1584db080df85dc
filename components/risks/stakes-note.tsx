import { Note } from "@/components/ui/note";
import { acceptances as words } from "@/components/words/acceptances";
import type { AtStake } from "@/lib/domain/risks/acceptances/stakes/schema";

/** More names than these nobody reads before saving. */
const NAMED = 10;

/** The acceptances that a change voids, before anything is saved; nothing where there are none. */
export function StakesNote({ rows, isCut }: AtStake) {
  if (rows.length === 0) return null;
  return (
    <Note urgent tone="warn" title={words.voids(rows.length, isCut)}>
      <ul>
        {rows.slice(0, NAMED).map(({ reference, risk, because }) => (
          <li key={reference}>
            {words.voided(
              reference,
              `${risk.reference} ${risk.title}`,
              because.map((one) => words.because[one]).join(", "),
            )}
          </li>
        ))}
        {rows.length > NAMED && <li>{words.more(rows.length - NAMED)}</li>}
      </ul>
      {rows.some(({ because }) => because.includes("facts")) && <p>{words.eitherWay}</p>}
    </Note>
  );
}
