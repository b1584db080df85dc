import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A durable PostgreSQL for measuring, with one database per question, made from one template. */
export interface BenchServer {
  /** Environment for a process that works on the database of this name. */
  readonly environment: (database: string, delayMs?: number) => Promise<Record<string, string>>;
  readonly admin: (database: string) => string;
  clone(database: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), "annex-bench-"));
  const secret = randomBytes(32).toString("base64url");
  // The environment is read once, by the first import of the product's floor.
  Object.assign(process.env, { ANNEX_DATA: data, ANNEX_SECRET: secret });
  const { startDatabase } = await import("@/lib/platform/database-server");
  const server = await startDatabase(data);
  const { migrate } = await import("@/prisma/migrate");
  await migrate();
  const admin = (database: string) => {
    const url = new URL(server.databaseUrl);
    url.pathname = `/${database}`;
    return url.href;
  };
  const proxies: (() => void)[] = [];
  return {
    admin,
    clone: (database) => ask(admin("postgres"), `CREATE DATABASE ${database} TEMPLATE annex`),
    environment: async (database, delayMs = 0) => {
      const url = new URL(admin(database));
      if (delayMs > 0) {
        const proxy = await delayed(Number(url.port), delayMs);
        proxies.push(proxy.close);
        url.port = String(proxy.port);
      }
      return { DATABASE_URL: url.href, ANNEX_SECRET: secret, ANNEX_DATA: data, ANNEX_LOG: "error" };
    },
    stop: async () => {
      for (const close of proxies) close();
      await server.stop();
    },
  };
}

export async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A TCP proxy that holds every chunk back by half of `delayMs` each way, as a network would. */
function delayed(port: number, delayMs: number): Promise<{ port: number; close: () => void }> {
  const hold = (from: Socket, to: Socket) => {
    from.on("data", (chunk) => setTimeout(() => to.write(chunk), delayMs / 2));
    from.on("close", () => setTimeout(() => to.destroy(), delayMs));
    from.on("error", () => to.destroy());
  };
  const server = createServer((client) => {
    client.setNoDelay(true);
    const upstream = connect(port, "127.0.0.1");
    upstream.setNoDelay(true);
    hold(client, upstream);
    hold(upstream, client);
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const at = typeof address === "object" && address ? address.port : 0;
      resolve({ port: at, close: () => server.close() });
    }),
  );
}
