"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Command } from "@/components/ui/form/outcome";
import { formatMoment } from "@/components/ui/format";
import { InPlace } from "@/components/ui/in-place";
import { Note } from "@/components/ui/note";
import { riskReviews as words } from "@/components/words/risk-reviews";
import { actionWords } from "@/components/words/trail";
import type { DueReview } from "@/lib/domain/risks/reviews/schema";
import { assessRisk, confirmReview } from "../actions";
import { AssessForm } from "../forms";
import { type Desk, type Mark, opened, reasonsOf } from "./desk";
import { type Latest, latestOf } from "./latest";
import styles from "./review.module.css";
import type { Assessing } from "./review-labels";

const StillValidForm = dynamic(
  () => import("./still-valid-form").then((one) => one.StillValidForm),
  { ssr: false },
);

interface ActsProps {
  risk: DueReview;
  desk: Desk;
  assessing: Assessing;
  /** What was said of the risk before this one. */
  lastReason: string | null;
  onReason: (reason: string) => void;
  onChange: (next: (desk: Desk) => Desk) => void;
  onMark: (mark: Mark) => void;
}

const review: Command<unknown> = confirmReview;
const assess: Command<unknown> = assessRisk;

/** What can be done with the risk, or the form of what one is about to do. */
export function Acts(props: ActsProps) {
  const { risk, desk, lastReason, onReason, onChange, onMark } = props;
  const mark = desk.marks[risk.id];
  const { latest, following } = useLatest(risk);
  const confirm: Command<unknown> = async (input) => {
    const outcome = await following(review)(input);
    if (outcome.ok && "reason" in input) onReason(String(input.reason));
    return outcome;
  };
  const version = latest === "gone" || !latest ? risk.version : latest.version;
  const close = () => onChange((before) => opened(before, "look"));
  if (mark && mark !== "skipped") return <p className={styles.mark}>{words.marks[mark]}</p>;
  return (
    <div className={styles.acts}>
      {latest && <Conflict latest={latest} />}
      {desk.mode === "look" && <Buttons {...props} />}
      {desk.mode === "confirm" && (
        <InPlace label={words.valid} onClose={close} onDone={() => onMark("confirmed")}>
          <StillValidForm
            id={risk.id}
            version={version}
            command={confirm}
            reasons={reasonsOf(lastReason, risk.lastLook?.reason ?? null, words.templates)}
          />
        </InPlace>
      )}
      {desk.mode === "rescore" && (
        <InPlace label={words.rescore} onClose={close} onDone={() => onMark("rescored")}>
          <Rescore
            risk={risk}
            assessing={props.assessing}
            version={version}
            command={following(assess)}
          />
        </InPlace>
      )}
    </div>
  );
}

/** When somebody was faster, finds out who and what, and goes on from there. */
function useLatest(risk: DueReview) {
  const router = useRouter();
  const [latest, setLatest] = useState<Latest | "gone" | null>(null);
  const following =
    (command: Command<unknown>): Command<unknown> =>
    async (input) => {
      const outcome = await command(input);
      if (outcome.ok || outcome.code !== "conflict") return outcome;
      setLatest((await latestOf(risk)) ?? "gone");
      router.refresh();
      return outcome;
    };
  return { latest, following };
}

function Conflict({ latest }: { latest: Latest | "gone" }) {
  if (latest === "gone") return <Note urgent tone="warn" title={words.gone} />;
  const { act, score, was } = latest;
  const level = (value: number | null) => (value === null ? words.none : String(value));
  return (
    <Note
      urgent
      tone="warn"
      {...(act && {
        title: words.conflict(act.by, actionWords(act.action), formatMoment(act.at)),
      })}
    >
      {was !== score && <p>{words.conflictLevel(level(was), level(score))}</p>}
      <p>{words.conflictStays}</p>
    </Note>
  );
}

function Buttons({ risk, onChange, onMark }: ActsProps) {
  const { can } = risk;
  return (
    <>
      {!can.confirm && !can.assess && <p className={styles.muted}>{words.notYours}</p>}
      <div className={styles.buttons}>
        {can.confirm && (
          <Button
            size="xs"
            aria-keyshortcuts="v"
            onClick={() => onChange((before) => opened(before, "confirm"))}
          >
            {words.valid}
          </Button>
        )}
        {can.assess && (
          <Button
            size="xs"
            variant="default"
            aria-keyshortcuts="r"
            onClick={() => onChange((before) => opened(before, "rescore"))}
          >
            {words.rescore}
          </Button>
        )}
        <Button size="xs" variant="default" aria-keyshortcuts="s" onClick={() => onMark("skipped")}>
          {words.skip}
        </Button>
      </div>
      <p className={styles.muted}>{words.keysHint}</p>
    </>
  );
}

interface RescoreProps extends Pick<ActsProps, "risk" | "assessing"> {
  version: number;
  command: Command<unknown>;
}

function Rescore({ risk, assessing, version, command }: RescoreProps) {
  return (
    <AssessForm
      id={risk.id}
      version={version}
      command={command}
      properties={risk.properties}
      inherent={risk.inherent}
      option={risk.option}
      reviewDays={risk.reviewDays}
      links={risk.controls.map(({ reference, side, strength }) => ({
        control: reference,
        side,
        strength,
      }))}
      {...assessing}
      ends={risk.accepted ?? undefined}
    />
  );
}
