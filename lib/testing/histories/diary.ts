import { inForce, type Told } from "./laws/told";
import type { Act, Kind } from "./stage";

/** What a history has to have shown at least once, besides every kind of act. */
const SIGHTS = {
  "voided by other facts": ({ then, now }) => then && now?.state === "voided",
  "ended by its term": ({ then, now }) => then && now?.state === "expired",
  "held only by grace": ({ now }) => now?.state === "accepted" && now.at_risk,
  "safe again after grace": ({ then, now }) =>
    then?.at_risk && now?.state === "accepted" && !now.at_risk,
  "held while the score fell": ({ then, now, before, after }) =>
    then &&
    now?.state === "accepted" &&
    after.self.current_score < before.self.current_score &&
    !then.at_risk,
  "held while the words changed": ({ then, now, before, after }) =>
    then && now?.state === "accepted" && after.self.cause !== before.self.cause,
  "continued by another": ({ then, now, after }) =>
    then && now?.state !== "accepted" && inForce(after) !== undefined,
} satisfies Record<string, (seen: Seen) => boolean | undefined>;

interface Seen {
  readonly then: ReturnType<typeof inForce>;
  readonly now: ReturnType<typeof inForce>;
  readonly before: Told;
  readonly after: Told;
}

/** Counts what happened in all histories, so that a run can say what it has tried. */
export class Diary {
  histories = 0;
  private readonly begun = performance.now();
  private readonly acts = new Map<string, number>();
  private readonly sights = new Map<string, number>();
  private readonly outcomes = { done: 0, refused: 0, idle: 0 };
  private spoilt = 0;

  add(
    act: Act,
    outcome: "done" | "refused" | "idle",
    { before, after }: Pick<Seen, "before" | "after">,
  ) {
    this.outcomes[outcome] += 1;
    if (act.spoilt) this.spoilt += 1;
    if (outcome === "done") this.acts.set(act.kind, (this.acts.get(act.kind) ?? 0) + 1);
    const then = inForce(before);
    const now = then ? after.acceptances.find(({ id }) => id === then.id) : inForce(after);
    for (const [name, isSeen] of Object.entries(SIGHTS)) {
      if (isSeen({ then, now, before, after })) {
        this.sights.set(name, (this.sights.get(name) ?? 0) + 1);
      }
    }
  }

  neverDone = (kinds: readonly Kind[]) =>
    kinds.map(({ kind }) => kind).filter((kind) => !this.acts.has(kind));
  neverSeen = () => Object.keys(SIGHTS).filter((name) => !this.sights.has(name));

  text(): string {
    const { done, refused, idle } = this.outcomes;
    const seconds = Math.round((performance.now() - this.begun) / 1_000);
    const listed = (counts: ReadonlyMap<string, number>) =>
      [...counts]
        .toSorted(([, one], [, other]) => other - one)
        .map(([name, count]) => `${name} ${count}`)
        .join(", ");
    return [
      `${this.histories} histories, ${done + refused + idle} acts in ${seconds} s:`,
      `${done} done, ${refused} refused (${this.spoilt} by who may not or saw an older version), ${idle} with nothing to act on`,
      `acts: ${listed(this.acts)}`,
      `seen: ${listed(this.sights)}\n`,
    ].join("\n  ");
  }
}
