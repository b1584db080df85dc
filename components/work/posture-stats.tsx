import { Stat, Stats } from "@/components/ui/stat";
import { work } from "@/components/words/work";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import { addressOf } from "@/lib/domain/risks/tallies/rules";
import type { Posture } from "@/lib/domain/work/schema";

type Grade = keyof typeof work.grades;
const isGrade = (value: string): value is Grade => value in work.grades;
const NOT_WORKING: ReadonlySet<string> = new Set(["failed", "overdue", "overdue_grace"]);
const tone = (count: number, high: "bad" | "warn") => (count > 0 ? high : "ok");

/** Open gaps by name. Never a percentage: conformity is not one. */
export function PostureStats({ posture }: { posture: Posture }) {
  const words = work.stats;
  return (
    <Stats label={work.gaps}>
      <Stat
        label={words.aboveAppetite}
        value={posture.aboveAppetite}
        href={addressOf({ appetite: "above" })}
        tone={tone(posture.aboveAppetite, "bad")}
      />
      {posture.findings.map(({ grade, count }) => (
        <Stat
          key={grade}
          label={words.findings(isGrade(grade) ? work.grades[grade] : grade)}
          value={count}
          href={grade === "ungraded" ? "/findings" : `/findings?grade=${grade}`}
          tone={grade === "major" ? "bad" : "warn"}
        />
      ))}
      {posture.undecided > 0 && (
        <Stat label={words.undecided} value={posture.undecided} href="/soa" tone="warn" />
      )}
      {posture.controls
        .filter(({ state }) => NOT_WORKING.has(state))
        .map(({ state, count }) => (
          <Stat
            key={state}
            label={words.controls(OPERATING_STATE_LABELS[state].toLowerCase())}
            value={count}
            href={`/controls?operatingState=${state}`}
            tone="bad"
          />
        ))}
      <Stat
        label={words.expired}
        value={posture.evidenceExpired}
        href="/evidence?state=expired"
        tone={tone(posture.evidenceExpired, "bad")}
      />
      <Stat
        label={words.ending}
        value={posture.evidenceEnding}
        href="/evidence"
        tone={tone(posture.evidenceEnding, "warn")}
      />
      <Stat
        label={words.acceptances}
        value={posture.acceptancesEnding}
        href="/risks?state=accepted"
        tone={tone(posture.acceptancesEnding, "warn")}
      />
      <Stat
        label={words.unknown}
        value={posture.personalDataUnknown}
        href="/assets?personalData=unknown"
        tone={tone(posture.personalDataUnknown, "warn")}
      />
      {posture.unconfirmedScope && (
        <Stat label={words.scope} value={words.noScope} href="/scope" tone="bad" />
      )}
    </Stats>
  );
}
