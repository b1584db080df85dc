import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { tallies as words } from "@/components/words/tallies";
import { BAND_LABELS, type Value } from "@/lib/domain/risks/schema";
import { addressOf, countedBy } from "@/lib/domain/risks/tallies/rules";
import type { Movement } from "@/lib/domain/risks/tallies/schema";
import styles from "./tallies.module.css";

interface MovementNoteProps {
  of: Value;
  movement: Movement;
}

/** The finding in one line: how many rose or fell, are new or gone, each leading to them. */
export function MovementNote({ of, movement }: MovementNoteProps) {
  const { since, rose, fell, isCapped, rated, ratedIsCapped, closed } = movement;
  const day = formatDay(since);
  if (rose.length + fell.length + rated + closed === 0) return <p>{words.still(day)}</p>;
  return (
    <div className={styles.moved}>
      <span>{isCapped ? `${words.moved(day)} ${words.manyMoved}` : words.moved(day)}</span>
      <ul>
        {isCapped ? <ManyMoved of={of} since={since} /> : <FewMoved of={of} movement={movement} />}
        {rated > 0 && (
          <li>
            <Link href={addressOf(countedBy.rated(of, since))}>
              {words.rated(rated, ratedIsCapped)}
            </Link>
          </li>
        )}
        {closed > 0 && <li>{words.closed(closed)}</li>}
      </ul>
    </div>
  );
}

function ManyMoved({ of, since }: { of: Value; since: string }) {
  return (
    <>
      <li>
        <Link href={addressOf(countedBy.anyMoved(of, "up", since))}>{words.manyRose}</Link>
      </li>
      <li>
        <Link href={addressOf(countedBy.anyMoved(of, "down", since))}>{words.manyFell}</Link>
      </li>
    </>
  );
}

function FewMoved({ of, movement: { since, rose, fell } }: MovementNoteProps) {
  return (
    <>
      {rose.toReversed().map(({ band, count }) => (
        <li key={`up ${band}`}>
          <Link href={addressOf(countedBy.moved(of, band, "up", since))}>
            {words.rose(count, BAND_LABELS[band])}
          </Link>
        </li>
      ))}
      {fell.map(({ band, count }) => (
        <li key={`down ${band}`}>
          <Link href={addressOf(countedBy.moved(of, band, "down", since))}>
            {words.fell(count, BAND_LABELS[band])}
          </Link>
        </li>
      ))}
    </>
  );
}
