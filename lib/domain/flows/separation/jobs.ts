import type { Clockwork, Job, SystemDoor } from "@/lib/kernel/job";
import { lapse, unlessDone } from "../exceptions/jobs";
import { proposeReasons } from "./commands";
import { waitingReasons } from "./queries";
import { type About, lookInput } from "./schema";

async function look(door: SystemDoor, about: About) {
  // What has widened is a breach again before it is asked what waits to be proposed.
  await lapse(door, about);
  const { run, read } = door;
  for (let after: string | null | undefined; after !== null; ) {
    const found = await read(waitingReasons, { ...about, ...(after && { after }) });
    for (const id of found.ids) await run(proposeReasons, { id }).catch(unlessDone);
    after = found.next;
  }
}

/** Follows a change of a flow, of an asset's place or of a relation. */
export const jobs: Readonly<Record<string, Job>> = {
  "separation.look": (payload, door) => look(door, lookInput.parse(payload)),
};

/** What no act of its own announces: an exception that ended, a control that was excluded, an import. */
export const clockworks: readonly Clockwork[] = [
  { name: "separation.look", run: (door) => look(door, {}) },
];
