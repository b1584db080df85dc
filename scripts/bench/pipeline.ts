import pg from "pg";
import { child } from "./child.ts";
import { ask, startServer } from "./databases.ts";
import { judged, median, report } from "./measure.ts";

interface Rate {
  rate: number;
  done: number;
}
const RUNS = 5;

/** Commands per second with and without the trail, and whether every entry was kept. */
export async function bench() {
  const server = await startServer();
  try {
    await server.clone("bare");
    await server.clone("trailed");
    await prepareBare(server.admin("bare"));
    const cases = [
      { writers: 20, delay: 0, atLeast: 0.4 },
      { writers: 20, delay: 2, atLeast: 0.5 },
      { writers: 50, delay: 0, atLeast: 0 },
    ];
    for (const { writers, delay, atLeast } of cases) {
      const trailed = await server.environment("trailed", delay);
      const bare = await server.environment("bare", delay);
      const rates = { trailed: [] as number[], bare: [] as number[], insert: [] as number[] };
      for (let run = 0; run < RUNS; run += 1) {
        const args = [String(writers), "2"];
        rates.trailed.push(
          (await child<Rate>("pipeline-run.ts", ["trail", ...args], trailed)).rate,
        );
        rates.bare.push((await child<Rate>("pipeline-run.ts", ["command", ...args], bare)).rate);
        rates.insert.push((await child<Rate>("pipeline-run.ts", ["insert", ...args], bare)).rate);
      }
      judged(
        {
          bench: "pipeline",
          case: `${writers} writers, ${delay} ms to the database`,
          n: RUNS,
          unit: "commands/s",
          value: median(rates.trailed),
          limit: median(rates.bare),
        },
        { atLeast },
      );
      report({
        bench: "pipeline",
        case: `${writers} writers, ${delay} ms: a bare insert, which asks no rule`,
        n: RUNS,
        unit: "inserts/s",
        value: median(rates.insert),
      });
    }
    await kept(server);
  } finally {
    await server.stop();
  }
}

type Server = Awaited<ReturnType<typeof startServer>>;

/** Fifty writers at once: as many entries as commands that were acknowledged. */
async function kept(server: Server) {
  const before = await entries(server.admin("trailed"));
  const { done } = await child<Rate>(
    "pipeline-run.ts",
    ["trail", "50", "3"],
    await server.environment("trailed"),
  );
  const value = (await entries(server.admin("trailed"))) - before;
  // The owner and the first command come before counting begins.
  judged(
    {
      bench: "pipeline",
      case: "entries kept, 50 writers",
      n: done,
      unit: "entries",
      value,
      limit: done + 2,
    },
    { atLeast: 1 },
  );
}

async function entries(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT count(*)::int AS n FROM audit.entry");
  await client.end();
  return rows[0].n;
}

/** The same tables with nothing that watches them, and one person to own risks. */
async function prepareBare(url: string) {
  await ask(
    url,
    `ALTER TABLE app.person DISABLE TRIGGER ALL;
     INSERT INTO app.person(id, name, email, updated_at) VALUES (gen_random_uuid(), 'Bench', 'bench@annex.example', now());
     ALTER TABLE app.role_grant DISABLE TRIGGER ALL;
     INSERT INTO app.role_grant(id, person_id, role, granted_at) SELECT gen_random_uuid(), id, 'risk_owner', now() FROM app.person;
     ALTER TABLE app.risk DISABLE TRIGGER ALL`,
  );
}
