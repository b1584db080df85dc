// What should serve where, and whether it does. Runs anywhere.

/** A release of a model, as far as it tells what should serve. */
export interface Deployment {
  readonly reference: string;
  /** The model's own version, e.g. 2.4.0. */
  readonly release: string;
  readonly digest: string;
  readonly state: string;
  readonly deployedAt: Date | null;
  /** What serves instead, once it was withdrawn. */
  readonly instead: string;
}

/**
 * Of what was deployed to one place, what should serve there now: the last one, or, where that was
 * withdrawn, the one it was rolled back to; null when nothing should.
 */
export function standing<One extends Deployment>(deployed: readonly One[]): One | null {
  const last = lastOf(deployed);
  if (!last || last.state === "deployed") return last;
  const said = last.instead.trim();
  return (
    deployed.find((one) => one !== last && [one.release, one.reference].includes(said)) ?? null
  );
}

/** What was deployed last, withdrawn since or not. */
const lastOf = <One extends Deployment>(deployed: readonly One[]): One | null =>
  deployed
    .filter(({ deployedAt }) => deployedAt !== null)
    .toSorted((one, two) => Number(two.deployedAt) - Number(one.deployedAt))[0] ?? null;

interface Served {
  readonly name: string;
  /** Of the model as the inventory has it. */
  readonly digest: string | null;
  /** Its releases that were deployed where the endpoint stands. */
  readonly deployed: readonly Deployment[];
}

/**
 * Why an endpoint does not serve what was released to its environment, or null: it serves what should
 * stand there, nobody said what it serves, or nothing was ever released to that place.
 */
export function whyAnother(
  endpoint: { readonly name: string; readonly environment: string; readonly digest: string | null },
  models: readonly Served[],
): string | null {
  const { name, environment, digest } = endpoint;
  const released = models.filter(({ deployed }) => deployed.length > 0);
  if (digest === null || released.length === 0) return null;
  const others = models.filter(({ deployed }) => deployed.length === 0);
  if (others.some((one) => one.digest === digest)) return null;
  const stood = released.map(({ deployed }) => standing(deployed));
  if (stood.some((one) => one?.digest === digest)) return null;
  const wanted = stood.filter((one) => one !== null);
  const gone = released.flatMap(({ deployed }) => deployed).find((one) => one.digest === digest);
  const said = gone
    ? `${gone.reference} (${gone.release}), which is ${gone.state}`
    : `${short(digest)}, which no release of ${environment} has`;
  const should =
    wanted.length > 0
      ? `${wanted.map((one) => `${one.reference} (${one.release})`).join(" or ")} is deployed there`
      : "nothing is deployed there any more";
  return `${name} serves ${said}, and ${should}. Serve what was approved, or release what serves.`;
}

const short = (digest: string) => `${digest.slice(0, 19)}…`;
