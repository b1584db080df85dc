"use client";

import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Note } from "@/components/ui/note";
import { riskReviews as words } from "@/components/words/risk-reviews";
import type { DueReview } from "@/lib/domain/risks/reviews/schema";
import { Acts } from "./acts";
import { again, at, countsOf, type Desk, isDone, type Mark, marked } from "./desk";
import { Queue } from "./queue";
import styles from "./review.module.css";
import type { Assessing, ReviewLabels } from "./review-labels";
import { Subject } from "./subject";
import { useDesk } from "./use-desk";

interface ReviewDeskProps {
  rows: readonly DueReview[];
  labels: ReviewLabels;
  values: Readonly<Record<"inherent" | "current" | "residual", string>>;
  assessing: Assessing;
  today: string;
}

/** Risks looked at one after the other, by keyboard alone where one wants. */
export function ReviewDesk({ rows, labels, values, assessing, today }: ReviewDeskProps) {
  const { desk, current, change, rowOf, renew } = useDesk(rows);
  const [lastReason, setLastReason] = useState<string | null>(null);
  const heading = useHeading(desk);
  const { all } = countsOf(desk);
  const mark = (value: Mark) => change((before) => marked(before, value));
  const isLeft = rows.some(({ id }) => desk.marks[id] === undefined);
  return (
    <div className={styles.desk}>
      <div className={styles.main}>
        <p role="status" aria-label={words.progressLabel(all, desk.ids.length)}>
          <progress value={all} max={desk.ids.length} aria-hidden="true" />{" "}
          {words.progress(all, desk.ids.length)}
        </p>
        {isDone(desk) && (
          <Finished desk={desk} isLeft={isLeft} onAgain={() => change(again)} onRenew={renew} />
        )}
        {current && (
          <Subject
            key={current.id}
            risk={current}
            labels={labels}
            values={values}
            today={today}
            heading={heading}
          >
            <Acts
              risk={current}
              desk={desk}
              assessing={assessing}
              lastReason={lastReason}
              onReason={setLastReason}
              onChange={change}
              onMark={mark}
            />
          </Subject>
        )}
      </div>
      <Queue
        desk={desk}
        rowOf={rowOf}
        onChoose={(place) => change((before) => at(before, place))}
      />
    </div>
  );
}

/** Whoever comes to another risk, or back from a form, reads on from its heading. */
function useHeading({ at: place, mode }: Desk) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(`${place} ${mode}`);
  useEffect(() => {
    const now = `${place} ${mode}`;
    if (before.current === now) return;
    before.current = now;
    if (mode === "look") heading.current?.focus();
  }, [place, mode]);
  return heading;
}

interface FinishedProps {
  desk: Desk;
  /** Others wait that are not on this desk. */
  isLeft: boolean;
  onAgain: () => void;
  onRenew: () => void;
}

function Finished({ desk, isLeft, onAgain, onRenew }: FinishedProps) {
  const { confirmed, rescored, skipped } = countsOf(desk);
  return (
    <Note urgent tone="ok" title={words.finished}>
      <p>{words.finishedBody(confirmed, rescored, skipped)}</p>
      <div className={styles.buttons}>
        {isLeft && (
          <Button size="xs" onClick={onRenew}>
            {words.more}
          </Button>
        )}
        {skipped > 0 && (
          <Button size="xs" variant="default" onClick={onAgain}>
            {words.again}
          </Button>
        )}
      </div>
    </Note>
  );
}
