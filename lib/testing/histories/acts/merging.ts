import { addAsset } from "@/lib/domain/assets/commands";
import { mergeProposal } from "@/lib/domain/risks/proposals/commands";
import { lookAtAssets } from "@/lib/domain/risks/proposals/looks/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { clock } from "@/lib/platform/clock";
import { fc } from "@/lib/testing/property";
import { system, type World } from "@/lib/testing/world";
import { kind, type Stage, self } from "../stage";

/** A proposed risk of an asset that no history rests on; a new endpoint gives reason for several. */
async function anyProposal(people: World): Promise<{ id: string; version: number }> {
  const { rows } = await people.priya.reads(listProposals, { state: ["proposed"], size: 1 });
  if (rows[0]) return rows[0];
  const name = `Endpoint of ${clock.now().toISOString()}`;
  const { id } = await people.anton.does(addAsset, { name, kind: "endpoint", exposure: "public" });
  await system.does(lookAtAssets, { ids: [id] });
  return anyProposal(people);
}

/** A proposed risk is this one too: its asset joins. */
async function merge(stage: Stage) {
  const { id, version } = await anyProposal(stage.people);
  const { id: risk, version: riskVersion } = self(stage);
  await stage.people.priya.does(mergeProposal, { id, version, risk, riskVersion });
}

export const merging = [kind("merge", fc.constant(null), merge)];
