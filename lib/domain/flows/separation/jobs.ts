import { AppError } from "@/lib/kernel/errors";
import type { Clockwork, Job, SystemDoor } from "@/lib/kernel/job";
import { proposeReasons } from "./commands";
import { waitingReasons } from "./queries";
import { lookInput } from "./schema";

type About = Pick<ReturnType<typeof lookInput.parse>, "flowId" | "assetId" | "relationId">;

async function look({ run, read }: SystemDoor, about: About) {
  for (let after: string | null | undefined; after !== null; ) {
    const found = await read(waitingReasons, { ...about, ...(after && { after }) });
    for (const id of found.ids) await run(proposeReasons, { id }).catch(unlessDone);
    after = found.next;
  }
}

/** Somebody was faster, or put it right meanwhile: then there is nothing left to propose. */
function unlessDone(error: unknown) {
  if (!(error instanceof AppError && error.code === "wrong_state")) throw error;
}

/** Follows a change of a flow, of an asset's place or of a relation. */
export const jobs: Readonly<Record<string, Job>> = {
  "separation.look": (payload, door) => look(door, lookInput.parse(payload)),
};

/** What no act of its own announces: an exception that ended, a control that was excluded, an import. */
export const clockworks: readonly Clockwork[] = [
  { name: "separation.look", run: (door) => look(door, {}) },
];
