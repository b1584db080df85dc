import type { Actor } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import type { Tx } from "@/lib/platform/db";
import { requireTransition } from "../../workflow/rules";
import { rollbackOf } from "../rules";
import { claimRelease, type StoredRelease } from "../steps";

/** The version that is gone back to where this one fails. @throws invalid */
export async function rollbackFor(tx: Tx, release: StoredRelease, said: string): Promise<string> {
  const where = { assetId: release.assetId, id: { not: release.id } };
  const others = await tx.release.findMany({ where, orderBy: { createdAt: "desc" } });
  const found = rollbackOf(said, release, others);
  if ("problem" in found) throw invalid({ rollbackTo: [found.problem] });
  return found.to;
}

interface Place {
  readonly id: string;
  readonly name: string;
}
interface Said {
  readonly actor: Actor;
  readonly now: Date;
  /** Which copies of what gives way are kept, or the proof that they are gone. */
  readonly copies: string;
}

/**
 * What served there before gives way: it is withdrawn, and says what serves instead.
 * @returns the ids of what gave way
 * @throws invalid when nobody says what becomes of its copies
 */
export async function supersede(tx: Tx, release: StoredRelease, place: Place, said: Said) {
  const former = await tx.release.findMany({
    where: {
      ...{ assetId: release.assetId, environmentId: place.id, state: "deployed" },
      id: { not: release.id },
    },
  });
  const { actor, now, copies } = said;
  if (former.length > 0 && copies === "") {
    const names = former.map((one) => one.release).join(", ");
    const why = `It takes the place of ${names}: say which copies are kept, or how their deletion is proven.`;
    throw invalid({ copies: [why] });
  }
  for (const one of former) {
    await claimRelease(tx, one.id, one.version, {
      ...{ state: requireTransition("release", one.state, "withdraw"), copies },
      withdrawal: `${release.reference} took its place in ${place.name}.`,
      ...{ instead: release.release, supersededById: release.id },
      ...{ withdrawnById: actor.id, withdrawnAt: now },
    });
  }
  return former.map(({ id }) => id);
}
