import { expect } from "vitest";
import type * as z from "zod";
import { acceptRisk } from "@/lib/domain/risks/acceptances/commands";
import { listAcceptances } from "@/lib/domain/risks/acceptances/queries";
import { acceptancesAtStake } from "@/lib/domain/risks/acceptances/stakes/queries";
import type { atStakeInput } from "@/lib/domain/risks/acceptances/stakes/schema";
import { followUp } from "./jobs";
import { inDays, rated, requested } from "./risks";
import type { World } from "./world";

type Change = z.input<typeof atStakeInput>;
type Act = () => Promise<unknown>;
type Controls = NonNullable<Parameters<typeof rated>[0]["controls"]>;

const rating = { likelihood: 5, impact: 2 };
const reason = "Controls work and the rest fits the appetite.";

/** The note before saving, held against what saving then ends. */
export function stakesBench(world: () => World) {
  /** An acceptance of a risk of Grace's about these assets. */
  async function accepted(assets: readonly string[], controls: Controls = []) {
    const { grace, priya, saskia } = world();
    const made = await rated({ owner: grace, assets, controls, ...rating });
    const { id, version } = await requested(priya, made);
    const by = made.current?.band === "high" ? saskia : grace;
    return by.does(acceptRisk, { id, version, reason, validUntil: inDays(100) });
  }

  async function stakes(change: Change) {
    const { rows } = await world().priya.reads(acceptancesAtStake, change);
    return rows.map(({ reference }) => reference).toSorted();
  }

  async function inForce() {
    const listed = { state: ["accepted" as const], size: 500 };
    const { rows } = await world().priya.reads(listAcceptances, listed);
    return rows.map(({ reference }) => reference);
  }

  /** What the act ended, with everything that follows it. */
  async function ended(act: Act) {
    const before = await inForce();
    await act();
    await followUp();
    const after = await inForce();
    return before.filter((one) => !after.includes(one)).toSorted();
  }

  /** What was said is what then happens. */
  async function agree(change: Change, act: Act) {
    const said = await stakes(change);
    expect(await ended(act)).toEqual(said);
    return said;
  }
  return { accepted, stakes, inForce, ended, agree };
}
