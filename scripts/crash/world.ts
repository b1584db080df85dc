import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA, assignControl, decideControl } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { addPerson } from "@/lib/domain/people/commands";
import { createHostToken } from "@/lib/domain/people/tokens/commands";
import { type Actor, type Role, SYSTEM } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { GrantedRole } from "@/prisma/generated/enums";

/** Three people and some controls that one of them attests and another reviews. */
export interface Stage {
  /** Of the owner, who uploads and attests. */
  readonly owner: string;
  /** Of the reviewer, who sends it back, so that it can be attested again. */
  readonly reviewer: string;
  readonly attestations: readonly { readonly id: string; readonly version: number }[];
}

const CONTROLS = ["A.8.2", "A.8.3", "A.8.4", "A.8.5"];
const via = () => ({ channel: "cli", requestId: newRequestId() }) as const;

async function join(name: string, roles: readonly (Role & GrantedRole)[]): Promise<Actor> {
  const email = `${name.toLowerCase()}@annex.example`;
  const input = { name, email, title: "", external: false, accessUntil: null, roles: [...roles] };
  const { id } = await execute(addPerson, SYSTEM, input, via());
  return { kind: "person", id, name, roles };
}

const tokenOf = async (actor: Actor, scopes: ("read" | "write" | "decide")[]) => {
  const input = { name: "Crash harness", scopes, days: 1 };
  return (await execute(createHostToken, actor, input, via())).token;
};

/** Fills an empty installation through the commands, as people do. */
export async function setStage(): Promise<Stage> {
  const officer = await join("Priya", ["compliance", "staff"]);
  const owner = await join("Jonas", ["engineer", "staff"]);
  const reviewer = await join("Anton", ["engineer", "staff"]);
  await execute(adoptAnnexA, SYSTEM, {}, via());
  const attestations: Stage["attestations"][number][] = [];
  for (const id of CONTROLS) {
    attestations.push(await ready(id, officer, { owner: owner.id, reviewer: reviewer.id }));
  }
  return {
    owner: await tokenOf(owner, ["read", "write"]),
    reviewer: await tokenOf(reviewer, ["read", "write", "decide"]),
    attestations,
  };
}

/** A necessary control whose attestation is due. */
async function ready(id: string, officer: Actor, people: { owner: string; reviewer: string }) {
  const { version } = await execute(getControl, officer, { id }, via());
  const inclusion = [{ kind: "contract" as const, text: "Asked for by the customer contracts." }];
  await execute(decideControl, officer, { id, version, necessary: true, inclusion }, via());
  const decided = await execute(getControl, officer, { id }, via());
  const assigned = { id, version: decided.version, ...people, attestationDays: 90 };
  await execute(assignControl, officer, assigned, via());
  const { rows } = await execute(listAttestations, officer, { control: id }, via());
  const [open] = rows;
  if (!open) throw new Error(`${id} has no attestation that is due.`);
  return { id: open.id, version: open.version };
}
