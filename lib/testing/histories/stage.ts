import type { fc } from "@/lib/testing/property";
import type { TestPerson, World } from "@/lib/testing/world";
import type { Told } from "./laws/told";

// What an act of a history is, and what it finds: people, a risk as it stands, and what it rests on.

/** How an act goes wrong: by somebody who saw an older version, or by somebody who may not. */
export type Spoilt = "stale" | "stranger";

/** Something of the register that may be taken back. */
export interface Undoable {
  readonly id: string;
  readonly version: number;
}

/** What lasts longer than one history. */
export interface Surroundings {
  /** References of two assets of Anton's, for some histories. */
  assets: readonly [string, string];
  /** The edition of the method in force, where a history brought one. */
  edition: (Undoable & { readonly edition: string }) | null;
}

/** What this history leaves behind for its own later acts. */
export interface Left {
  bulk: Undoable | null;
  load: string | null;
  import: string | null;
}

export interface Stage {
  readonly people: World;
  readonly risk: string;
  /** As whoever acts sees it. */
  readonly told: Told;
  /** The same again, while an act is under way. */
  readonly look: () => Promise<Told>;
  readonly isStale: boolean;
  readonly around: Surroundings;
  readonly left: Left;
}

export interface Act {
  readonly kind: string;
  readonly given: unknown;
  readonly spoilt: Spoilt | null;
  /** @throws what the commands throw */
  readonly run: (stage: Stage) => Promise<unknown>;
}

/** As an arbitrary makes it; whether it is spoilt is drawn beside it. */
export interface Kind {
  readonly kind: string;
  readonly weight: number;
  readonly spoils: readonly Spoilt[];
  readonly acts: fc.Arbitrary<Omit<Act, "spoilt">>;
}

interface How {
  readonly weight?: number;
  /** How it can go wrong: without a version that was seen only by a stranger, and what time does by nobody. */
  readonly spoils?: readonly Spoilt[];
}

/** A kind of act, with the values it is drawn with. */
export const kind = <Given>(
  name: string,
  given: fc.Arbitrary<Given>,
  run: (stage: Stage, given: Given) => Promise<unknown>,
  { weight = 8, spoils = ["stale", "stranger"] }: How = {},
): Kind => ({
  ...{ kind: name, weight, spoils },
  acts: given.map((one) => ({ kind: name, given: one, run: (stage) => run(stage, one) })),
});

/** One act of it as it should be done. */
export const certain = <Given>(
  name: string,
  given: Given,
  run: (stage: Stage, given: Given) => Promise<unknown>,
): Act => ({ kind: name, given, spoilt: null, run: (stage) => run(stage, given) });

export const WHY = "The facts of this history ask for it.";

/** The risk with the version that was seen. */
export const self = ({ told: { self: risk } }: Stage) => ({ id: risk.id, version: risk.version });

/** The owner of the risk, who is another after a change in bulk. */
export const ownerOf = ({ people, told }: Stage): TestPerson =>
  [people.daan, people.saskia].find(({ id }) => id === told.self.owner_id) ?? people.grace;

/** The world with Bram, who may do nothing of this, in everybody's place. */
export function strangers({ bram }: World): World {
  const all = { priya: bram, saskia: bram, daan: bram, grace: bram, jonas: bram, anton: bram };
  return { ...all, oskar: bram, bram, helen: bram, ruben: bram };
}

/** The same as it was one version before. */
export function before(told: Told): Told {
  const older = <Row extends { readonly version: number }>(row: Row): Row => ({
    ...row,
    version: row.version - 1,
  });
  return {
    ...told,
    self: older(told.self),
    acceptances: told.acceptances.map(older),
    treatments: told.treatments.map(older),
  };
}

/** What is thrown where there is nothing that an act could be done to: nobody would be offered it. */
export class Idle extends Error {}

/** @throws Idle */
export function there<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw new Idle();
  return thing;
}
