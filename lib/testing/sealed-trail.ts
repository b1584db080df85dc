import { latestCheckpoint, sealAll } from "@/lib/kernel/seal";
import type { Verdict } from "@/lib/kernel/verdict";
import { verifyTrail } from "@/lib/kernel/verify";
import { type Clients, change, event, sampleClients } from "./sample";
import { keepTrail, tamper } from "./tamper";

/** A trail of 46 entries under seven checkpoints, to be spoilt and put back. */
export interface SealedTrail {
  readonly clients: Clients;
  /** The newest checkpoint, as somebody outside would have kept it. */
  readonly kept: string;
  readonly restore: () => Promise<void>;
  /** Spoils the trail as a superuser can, and verifies it. */
  readonly tampered: (statements: readonly string[], note?: string) => Promise<Verdict>;
}

export async function sealedTrail(): Promise<SealedTrail> {
  const clients = await sampleClients();
  for (let id = 1; id <= 42; id++) {
    const title = `'Zoë "${id}" \\ € 🙂'`;
    const added = event("sample.added", id, { data: { score: id } });
    await change(clients.app, [`INSERT INTO sample VALUES (${id}, ${title})`], added);
    if (id % 7 === 0) await sealAll();
  }
  const changed = [1, 2, 3].map((id) => event("sample.changed", id));
  await change(clients.app, ["UPDATE sample SET title = 'x' WHERE id < 4"], ...changed);
  await change(clients.app, ["SELECT audit.redact('sample', '2')"], event("sample.erased", 2));
  await sealAll();
  return {
    clients,
    kept: (await latestCheckpoint())?.note ?? "",
    restore: await keepTrail(clients.admin),
    tampered: async (statements, note) => {
      await tamper(clients.admin, statements);
      return verifyTrail(note);
    },
  };
}

/** What a verdict names, without its sentences. */
export const kinds = ({ problems }: Verdict) =>
  problems.map(({ kind, index, entryId }) => ({ kind, index, entryId }));
