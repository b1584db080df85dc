// Which duties stand on an asset. Runs anywhere.
import type { Facts } from "../facts/schema";
import { LICENCES } from "./catalogue";
import { DUTIES, Duty, type Licence } from "./schema";

const plain = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/^licenseref-/, "")
    .replaceAll(/[\s_]+/g, "-");

const BY_NAME = new Map(
  LICENCES.flatMap((one) => [one.id, ...one.also].map((name) => [plain(name), one] as const)),
);

/** The licence of that name, however a card spells it; undefined when the catalogue lacks it. */
export const licenceNamed = (name: string): Licence | undefined => BY_NAME.get(plain(name));

/**
 * The duties of a licence or an SPDX expression; null when a part of it is unknown. `AND` binds to
 * all, of `OR` the one with the fewest duties is taken, since whoever uses it may choose.
 */
export function dutiesOfLicence(expression: string): readonly Duty[] | null {
  const known = licenceNamed(expression);
  if (known) return known.duties;
  const choices = expression.replaceAll(/[()]/g, " ").split(/\s+or\s+/i);
  const found = choices.map(ofAll).filter((one) => one !== null);
  return found.sort((one, other) => one.length - other.length)[0] ?? null;
}

function ofAll(expression: string): readonly Duty[] | null {
  const parts = expression.split(/\s+and\s+/i).map((part) => part.split(/\s+with\s+/i)[0] ?? "");
  const licences = parts.map(licenceNamed);
  if (licences.some((one) => !one)) return null;
  const duties = new Set(licences.flatMap((one) => one?.duties ?? []));
  return DUTIES.filter((one) => duties.has(one));
}

interface Licensed {
  readonly licence: string | null;
  readonly facts: Facts;
}

/** What the facts of the asset say of a duty: yes, no, or nothing. */
const SAID: Readonly<Record<Duty, (facts: Facts) => boolean | undefined>> = {
  [Duty.non_commercial]: (facts) => yesNo(facts.nonCommercial),
  [Duty.attribution]: (facts) => yesNo(facts.attributionRequired),
  [Duty.naming]: (facts) => yesNo(facts.namingRequired),
  [Duty.share_alike]: (facts) => yesNo(facts.shareAlike),
  [Duty.no_output_training]: ({ outputTraining }) =>
    outputTraining === "forbidden" ? true : outputTraining === "allowed" ? false : undefined,
  [Duty.use_limits]: ({ useLimits }) => (useLimits ? true : undefined),
};
const yesNo = (value: unknown) => (typeof value === "boolean" ? value : undefined);

/** The duties on the asset itself: its licence's, corrected by what its facts say. */
export function ownDuties({ licence, facts }: Licensed): Duty[] {
  const listed = licence ? (dutiesOfLicence(licence) ?? []) : [];
  return DUTIES.filter((duty) => SAID[duty](facts) ?? listed.includes(duty));
}

/** Nothing is known of its duties: no licence of the catalogue, and no fact that says any. */
export const isLicenceUnknown = ({ licence, facts }: Licensed): boolean =>
  !(licence && dutiesOfLicence(licence)) && DUTIES.every((duty) => SAID[duty](facts) === undefined);
