import { plusDays } from "@/lib/kernel/fields";
import {
  acceptanceLimit,
  actsOn,
  type Band,
  currentOf,
  factorOf,
  hasRisen,
  type Link,
  type Numbers,
  type Override,
  type Rating,
  SIDES,
  standing,
} from "../rules";

// What an acceptance binds and what breaks it. Runs anywhere.

export interface BoundAsset {
  readonly id: string;
  readonly classification: string | null;
  readonly exposure: string | null;
}

/** What the accepting person was shown, kept with the acceptance. */
export interface Binds {
  /** SHA-256 of the scenario's words. */
  readonly scenario: string;
  readonly assets: readonly BoundAsset[];
  /** With the states in which the controls were. */
  readonly controls: readonly Link[];
  readonly method: string;
  readonly score: number;
}

/** How things stand now. */
export interface Standing {
  readonly scenario: string;
  readonly assets: readonly BoundAsset[];
  readonly links: readonly Link[];
  readonly inherent: Rating;
  readonly override: Override | null;
  readonly method: Numbers & { readonly edition: string };
  readonly score: number;
}

export const BREAKS = ["scenario", "assets", "controls", "method", "score"] as const;
export type Break = (typeof BREAKS)[number];

export interface Verdict {
  /** Empty while the acceptance holds. */
  readonly broken: readonly Break[];
  /** Holds only because an attestation may be late for a while. */
  readonly atRisk: boolean;
}

/** The scenario as one text; the title may be polished without harm. */
export const scenarioText = (of: { cause: string; event: string; consequence: string }): string =>
  [of.cause, of.event, of.consequence].join("\n");

/**
 * Holds what was bound against what is. Improvement breaks nothing: a control that is linked in addition
 * can only take more off the risk, so of the set of controls only what was bound and is gone counts. Whoever
 * accepted was shown a risk at least as high as the one that stands now.
 */
export function judge(binds: Binds, now: Standing): Verdict {
  const risen = hasRisen(binds.score, now.score);
  const byGrace = risen && !hasRisen(binds.score, withoutGrace(binds, now));
  const checks: Readonly<Record<Break, boolean>> = {
    scenario: binds.scenario !== now.scenario,
    assets: !sameAssets(binds.assets, now.assets),
    controls: !binds.controls.every((bound) => isStillThere(bound, now.links)),
    method: binds.method !== now.method.edition,
    score: risen && !byGrace,
  };
  return { broken: BREAKS.filter((name) => checks[name]), atRisk: byGrace };
}

/**
 * Would a decision be about the same thing? Scenario, assets, linked controls, method and score; in which
 * state a control is shows in the score alone.
 */
export const isSame = (shown: Binds, now: Binds): boolean =>
  shown.scenario === now.scenario &&
  shown.method === now.method &&
  shown.score === now.score &&
  sameAssets(shown.assets, now.assets) &&
  shown.controls.length === now.controls.length &&
  shown.controls.every((link) => now.controls.some((other) => isSameLink(link, other)));

/** The score if no control were late within grace: on each side as good as it was when accepted, or as it is. */
function withoutGrace(binds: Binds, now: Standing): number {
  const links = now.links.flatMap((link) =>
    SIDES.filter((side) => actsOn(link, side)).map((side) =>
      asAccepted(now.method, { ...link, side }, binds.controls),
    ),
  );
  return standing(now.method, now.override, currentOf(now.method, now.inherent, links)).score;
}

type OneSided = Link & { readonly side: (typeof SIDES)[number] };

/** A link of one side; where it is late within grace in the better of its state now and those it was bound in. */
function asAccepted(method: Numbers, link: OneSided, bound: readonly Link[]): Link {
  if (link.state !== "overdue_grace") return link;
  const states = bound
    .filter((one) => one.controlId === link.controlId && actsOn(one, link.side))
    .map((one) => one.state);
  const better = states.filter((one) => factorOf(method, one) > factorOf(method, link.state));
  const [best = link.state] = better.toSorted(
    (one, other) => factorOf(method, other) - factorOf(method, one),
  );
  return { ...link, state: best };
}

const STRENGTHS: readonly Link["strength"][] = ["weak", "moderate", "strong"];
/** Does the control still act on every side it was bound for, by design at least as strongly? */
const isStillThere = (bound: Link, links: readonly Link[]): boolean =>
  SIDES.filter((side) => actsOn(bound, side)).every((side) =>
    links.some(
      (link) =>
        link.controlId === bound.controlId &&
        actsOn(link, side) &&
        STRENGTHS.indexOf(link.strength) >= STRENGTHS.indexOf(bound.strength),
    ),
  );

const isSameLink = (one: Link, other: Link) =>
  one.controlId === other.controlId && one.side === other.side && one.strength === other.strength;

const sameAssets = (bound: readonly BoundAsset[], now: readonly BoundAsset[]) =>
  keysOf(bound) === keysOf(now);

const keysOf = (assets: readonly BoundAsset[]) =>
  assets
    .map(({ id, classification, exposure }) => `${id} ${classification} ${exposure}`)
    .sort()
    .join("\n");

/** What is bound, as one text that does not depend on any order; its SHA-256 is kept. */
export const bindsText = ({ scenario, assets, controls, method, score }: Binds): string =>
  JSON.stringify({
    assets: assets
      .map(({ id, classification, exposure }) => ({ classification, exposure, id }))
      .toSorted((one, other) => compare(one.id, other.id)),
    controls: controls
      .map(({ controlId, side, state, strength }) => ({ controlId, side, state, strength }))
      .toSorted((one, other) =>
        compare(`${one.controlId} ${one.side}`, `${other.controlId} ${other.side}`),
      ),
    method,
    scenario,
    score,
  });
const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

/** So many days before its last an acceptance may be continued. */
export const RENEWAL_DAYS = 30;

/** The first day on which an acceptance may be continued. */
export const renewableFrom = (validUntil: string): string => plusDays(validUntil, -RENEWAL_DAYS);

interface Deciding {
  readonly method: Numbers;
  readonly band: Band;
  readonly isOwner: boolean;
  readonly isTopManagement: boolean;
}

/** May this person decide on the risk at this level? Nobody may accept a critical one. */
export function hasAuthority({ method, band, isOwner, isTopManagement }: Deciding): boolean {
  const { authority } = acceptanceLimit(method, band);
  if (authority === "risk_owner") return isOwner;
  return authority === "top_management" && isTopManagement;
}
