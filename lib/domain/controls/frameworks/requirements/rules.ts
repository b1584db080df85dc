// How a requirement stands, judged from the controls that answer it. Runs anywhere.
import type { OperatingState } from "@/prisma/generated/enums";
import { PLACE_LABELS, type Standing } from "../schema";

/** What the state of one control means for what it answers, the worst first. */
export const GROUPS = ["failing", "open", "weak", "met"] as const;
type Group = (typeof GROUPS)[number];
/** An excluded control answers nothing. */
export const GROUP_OF = {
  failed: "failing",
  overdue: "failing",
  not_decided: "open",
  planned: "open",
  partial: "weak",
  overdue_grace: "weak",
  attested: "met",
  effective: "met",
  excluded: null,
} as const satisfies Record<OperatingState, Group | null>;

const SAID = {
  failed: "is attested as not effective",
  overdue: "is overdue",
  not_decided: "is not decided",
  planned: "has no accepted attestation yet",
  partial: "is attested as partly effective",
  overdue_grace: "is late",
  attested: "is attested as effective",
  effective: "is attested as effective, and an audit saw the same",
  excluded: "is excluded",
} as const satisfies Record<OperatingState, string>;

export interface Answering {
  readonly reference: string;
  readonly state: OperatingState;
  /** The day since which it is in that state. */
  readonly since: string | null;
}

export interface Asked {
  readonly isHeading: boolean;
  readonly place: string;
}

export interface Judged {
  readonly standing: Standing;
  /** A sentence; empty for a heading. */
  readonly why: string;
}

const isPlace = (word: string): word is keyof typeof PLACE_LABELS => word in PLACE_LABELS;

/** The worst of what answers it, and why. Never a share: one failing control is not half of an answer. */
export function judge({ isHeading, place }: Asked, controls: readonly Answering[]): Judged {
  if (isHeading) return { standing: "heading", why: "" };
  if (controls.length === 0) {
    if (!isPlace(place)) return { standing: "unanswered", why: "No control answers it." };
    return {
      standing: "managed",
      why: `Answered by ${PLACE_LABELS[place]}, not by a control. Internal audits look at it.`,
    };
  }
  const counting = controls.filter(({ state }) => GROUP_OF[state] !== null);
  if (counting.length === 0) {
    const all = controls.length === 1 ? "is excluded" : "are excluded";
    return { standing: "excluded", why: `${named(controls)} ${all}; nothing else answers it.` };
  }
  const standing =
    GROUPS.find((group) => counting.some(({ state }) => GROUP_OF[state] === group)) ?? "met";
  return { standing, why: sentenceOf(standing, controls) };
}

/** As many as a sentence bears. */
const FEW = 3;
const named = (controls: readonly Answering[]) => {
  const refs = controls.slice(0, FEW).map(({ reference }) => reference);
  const more = controls.length - refs.length;
  const all = more > 0 ? [...refs, `${more} more`] : refs;
  return all.length === 1 ? `${all[0]}` : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
};

function sentenceOf(standing: Group, controls: readonly Answering[]): string {
  const worst = controls.filter(({ state }) => GROUP_OF[state] === standing);
  const excluded = controls.filter(({ state }) => GROUP_OF[state] === null);
  const better = controls.length - worst.length - excluded.length;
  const told = worst
    .slice(0, FEW)
    .map(
      ({ reference, state, since }) =>
        `${reference} ${SAID[state]}${since ? ` since ${since}` : ""}`,
    );
  const parts = [
    ...told,
    ...(worst.length > FEW ? [`${worst.length - FEW} more like this`] : []),
    ...(better > 0 ? [`${better} ${better === 1 ? "other stands" : "others stand"} better`] : []),
    ...(excluded.length > 0
      ? [`${named(excluded)} ${excluded.length === 1 ? "is" : "are"} excluded and not counted`]
      : []),
  ];
  return `${parts.join("; ")}.`;
}
