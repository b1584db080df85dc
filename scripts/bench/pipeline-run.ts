import { addPerson } from "@/lib/domain/people/commands";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { SYSTEM } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { clients, disconnect } from "@/lib/platform/db";

/**
 * One measurement in a process of its own: commands per second with so many writers, through the
 * pipeline, or the same insert in a bare transaction where nothing watches. Prints one JSON line.
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

async function main() {
  const actor = mode === "trail" ? await owner() : null;
  const someone = actor?.id ?? (await clients.app().person.findFirstOrThrow()).id;
  let done = 0;
  const until = performance.now() + Number(seconds) * 1000;
  const once = async () => {
    const title = `Bench risk ${done}`;
    if (actor) {
      await execute(proposeRisk, actor, { title, owner: someone, properties: ["C"] }, via());
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
