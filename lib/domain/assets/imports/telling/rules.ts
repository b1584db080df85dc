// What a person reads of a planned asset before anything is written. Runs anywhere.
import { standingOf } from "../../evaluations/rules";
import type { Names } from "../naming/rules";
import { type Difference, type KnownAsset, nameOf } from "../planning/rules";
import type { ImportChange } from "../schema";

interface Told extends Difference {
  readonly known: KnownAsset | null;
}
/** Whom and what a plan speaks of. */
export interface Context {
  readonly names: Names;
  /** Digests of the releases of known assets, by asset. */
  readonly released: ReadonlyMap<string, readonly string[]>;
}

/** Everything that a new asset brings, and what is different of one that is there. */
export function toldOf(asset: Told, context: Context): ImportChange[] {
  const runs = asset.evaluations.map((run) => evaluationTold(run, asset, context));
  const others = asset.changes.filter((one) => one.field !== "evaluation");
  if (asset.known) return [...others, ...runs];
  const { columns, facts, artefacts } = asset;
  return [
    ...columnsTold(columns, context.names),
    ...Object.entries(facts).map(([key, value]) => added(`facts.${key}`, value)),
    ...artefacts.map(({ fileName, digest }) =>
      added("artefact", [fileName, digest].filter(Boolean).join(" ")),
    ),
    ...runs,
    ...others,
  ];
}

/** What is said in words of its own: the card by its risks, the rest as whom it names. */
const ELSEWHERE: ReadonlySet<string> = new Set(["cardDigest", "said"]);

const columnsTold = (columns: Difference["columns"], names: Names): ImportChange[] =>
  Object.entries(columns)
    .filter(([key, value]) => !ELSEWHERE.has(key) && value !== "" && value !== null)
    .map(([key, value]) => {
      const field = key.replace(/Id$/, "");
      return added(field, key.endsWith("Id") ? nameOf(value, field, names) : value);
    });

const MOST_RESULTS = 5;

function evaluationTold(
  { suite, digest, results, passed }: Difference["evaluations"][number],
  { known, columns, artefacts }: Told,
  { released }: Context,
): ImportChange {
  const files = [...(known?.artefacts ?? []), ...artefacts].map((one) => one.digest);
  const releases = released.get(known?.id ?? "") ?? [];
  const own = columns.digest ?? known?.digest ?? null;
  const { counts, why } = standingOf(digest, { asset: own, artefacts: files, releases });
  const said = results
    .slice(0, MOST_RESULTS)
    .map(({ task, metric, value }) => [task, metric, value].filter((one) => one !== "").join(" "));
  const more = results.length - said.length;
  const numbers = [...said, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
  const outcome = passed === null ? "" : passed ? "passed" : "not passed";
  const measured = [suite, [numbers, outcome].filter(Boolean).join("; ")]
    .filter(Boolean)
    .join(": ");
  return added("evaluation", `${measured}. ${counts ? "Will count" : "Will not count"}. ${why}`);
}

/** Enough to know what it says; the whole is in the file, and on the asset afterwards. */
const LONGEST = 300;

function added(field: string, value: unknown): ImportChange {
  const text = Array.isArray(value) ? value.join(", ") : words(value);
  const letters = [...text.slice(0, LONGEST * 4)];
  const isLong = letters.length > LONGEST;
  // Results end with whether they count, which is never cut.
  const whole = field === "evaluation" || !isLong;
  return { field, before: "", after: whole ? text : `${letters.slice(0, LONGEST).join("")}…` };
}

const words = (value: unknown): string =>
  value === true ? "Yes" : value === false ? "No" : String(value ?? "");
