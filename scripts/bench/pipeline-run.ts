import { addPerson } from "@/lib/domain/people/commands";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { SYSTEM } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { clients, disconnect } from "@/lib/platform/db";

/**
 * One measurement in a process of its own: commands per second with so many writers. `trail`: through
 * the pipeline. `command`: the same command without the trail, its own work in a bare transaction where
 * nothing watches and nothing is recorded. `insert`: only its insert. Prints one JSON line.
 */
const [mode = "trail", writers = "20", seconds = "3"] = process.argv.slice(2);
const via = () => ({ channel: "cli", requestId: newRequestId() }) as const;

async function owner() {
  const input = {
    name: "Bench Owner",
    email: `bench-${process.pid}@annex.example`,
    title: "",
    external: false,
    accessUntil: null,
    roles: ["risk_owner" as const, "staff" as const],
  };
  const added = await execute(addPerson, SYSTEM, input, via());
  return {
    kind: "person" as const,
    id: added.id,
    name: added.name,
    roles: ["risk_owner", "staff"] as const,
  };
}

const nothing = () => undefined;

/** The command's own work: its input read, its rules asked, its row written. */
async function unrecorded(raw: unknown) {
  const input = proposeRisk.input.parse(raw);
  const now = new Date();
  const context = { actor: SYSTEM, input, now, record: nothing, follow: nothing };
  const answer = await clients
    .app()
    .$transaction((tx) => proposeRisk.run({ ...context, tx, reference: undefined }));
  return proposeRisk.output.parse(answer);
}

async function main() {
  const actor = mode === "trail" ? await owner() : null;
  const someone = actor?.id ?? (await clients.app().person.findFirstOrThrow()).id;
  let done = 0;
  const until = performance.now() + Number(seconds) * 1000;
  const once = async () => {
    const title = `Bench risk ${done}`;
    if (actor) {
      await execute(proposeRisk, actor, { title, owner: someone, properties: ["C"] }, via());
    } else if (mode === "command") {
      await unrecorded({ title, owner: someone, properties: ["C"] });
    } else {
      await clients
        .app()
        .$transaction((tx) =>
          tx.risk.create({ data: { title, ownerId: someone, properties: ["C"] } }),
        );
    }
    done += 1;
  };
  const writer = async () => {
    while (performance.now() < until) await once();
  };
  await once();
  const begun = performance.now();
  done = 0;
  await Promise.all(Array.from({ length: Number(writers) }, writer));
  const rate = done / ((performance.now() - begun) / 1000);
  process.stdout.write(`${JSON.stringify({ rate, done })}\n`);
  await disconnect();
}

await main();
