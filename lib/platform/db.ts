import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { type Login, loginUrl } from "./env";

/**
 * Connections, one pool a log-in, opened when first used. Only the kernel and the sign-in tables'
 * adapter may import this at run time.
 */
type Plumbing = `$${string}` | "idempotency";

/** What a command gets: no raw SQL, no trail, no way round the pipeline. */
export type Tx = Omit<Prisma.TransactionClient, Plumbing>;

type Reads =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "groupBy"
  | "aggregate";
/** What a query gets: the same models, reading verbs only. */
export type Reader = { [Model in keyof Tx]: Pick<Tx[Model], Reads & keyof Tx[Model]> };

// Dates are days here, not instants: 1082 stays `YYYY-MM-DD`. Counts fit a number.
pg.types.setTypeParser(1082, String);
pg.types.setTypeParser(20, Number);

/** Walks over the map are short and look long to the planner: compiling them would take most of the time. */
const SETTINGS =
  "-c statement_timeout=10000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=15000 -c jit=off";

/** Made when first asked for; after `close` the next asking makes a new one. */
function once<Value>(make: () => Value, end: (made: Value) => Promise<unknown>) {
  let made: Value | undefined;
  const open = () => {
    made ??= make();
    return made;
  };
  const close = async () => {
    const ended = made;
    made = undefined;
    if (ended) await end(ended);
  };
  return Object.assign(open, { close });
}

const config = (login: Login, max: number): pg.PoolConfig => ({
  connectionString: loginUrl(login),
  max,
  options: SETTINGS,
  connectionTimeoutMillis: 5000,
});

function pool(login: Login, max: number) {
  return once(
    () => {
      const made = new pg.Pool(config(login, max));
      // An idle connection that dies with its server is no reason to die with it.
      made.on("error", () => undefined);
      made.on("connect", (client) => client.on("error", () => undefined));
      return made;
    },
    (made) => made.end(),
  );
}

const MOST_NAMES = 1000;
/**
 * Statements are prepared once per connection, under a name that stands for their text. A search is
 * not: it must be planned for its word, where a plan for any word would scan for a rare one.
 * @returns a function that gives the empty name, which prepares for one use, when there are too many:
 * a hostile mix of filters must not fill the server, nor the one budget another's.
 */
export function statementNames(prefix: string): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known || names.size >= MOST_NAMES || text.includes(" ILIKE ")) return known ?? "";
    const name = `${prefix}${names.size}`;
    names.set(text, name);
    return name;
  };
}
const clientNames = statementNames("p");
const prisma = (login: Login, max: number) =>
  once(
    () =>
      new PrismaClient({
        adapter: new PrismaPg(config(login, max), {
          schema: "app",
          statementNameGenerator: ({ sql }) => clientNames(sql),
          onPoolError: () => undefined,
        }),
      }),
    (made) => made.$disconnect(),
  );

export const pools = {
  reader: pool("reader", 10),
  auditor: pool("auditor", 4),
  viewlog: pool("viewlog", 2),
  sealer: pool("sealer", 1),
  app: pool("app", 4),
} as const;

export const clients = {
  app: prisma("app", 20),
  reader: prisma("reader", 10),
  auditor: prisma("auditor", 4),
} as const;

/** Closes what was opened; tests and short commands call it before they end. */
export async function disconnect() {
  const opened = [...Object.values(pools), ...Object.values(clients)];
  await Promise.allSettled(opened.map((one) => one.close()));
}
