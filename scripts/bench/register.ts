import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browser as installed } from "../../e2e/browser";
import { startBare } from "./bare-server.ts";
import { child } from "./child.ts";
import { ask } from "./databases.ts";
import { type Figure, interleaved, judged, report } from "./measure.ts";
import { type Product, signedInState, startProduct } from "./product.ts";
import { tokenFor } from "./token.ts";

/** The list of risks at 10,000 and 100,000: raw SQL, operation, REST and page, beside the bare ones. */
const SIZES = [10_000, 100_000] as const;
const LIST = "sort=-score&state=assessed,accepted&size=50";

interface Operation {
  one: Record<"raw" | "operation" | "cursor", Figure>;
  ten: Record<"raw" | "operation", Figure>;
  roundTrips: number;
}
type Http = Record<"bareRoute" | "rest" | "barePage" | "page", Figure>;

export async function bench() {
  const product = await startProduct();
  const admin = JSON.parse(readFileSync(join(product.data, "database.json"), "utf8")).databaseUrl;
  const bare = await startBare(admin);
  try {
    const doors = await openDoors(product, bare.url);
    const found = new Map<number, { operation: Operation; http: Http }>();
    for (const size of SIZES) {
      await fill(admin, size);
      const environment = { ANNEX_DATA: product.data, ANNEX_LOG: "error" };
      const operation = await child<Operation>("register-run.ts", [], environment);
      const http: Http = await interleaved(doors);
      found.set(size, { operation, http });
      tell(size, operation, http);
      const ten: Http = await interleaved(doors, { clients: 10, runs: 1 });
      for (const [name, figure] of Object.entries(ten)) show(size, `${name}, 10 clients`, figure);
    }
    growth(found);
  } finally {
    bare.stop();
    await product.stop();
  }
}

/** The four ways over HTTP, each checked once before it is timed. */
async function openDoors(product: Product, bareUrl: string) {
  const browser = await chromium.launch(await installed());
  const { cookies } = await signedInState(browser, product);
  await browser.close();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const token = await tokenFor(product);
  const get =
    (url: string, headers: Record<string, string> = {}) =>
    async () => {
      const answer = await fetch(url, { headers });
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      return answer.arrayBuffer();
    };
  return {
    bareRoute: get(`${bareUrl}/list`),
    rest: get(`${product.url}/api/v1/risks?${LIST}`, { authorization: `Bearer ${token}` }),
    barePage: get(`${bareUrl}/`),
    page: get(`${product.url}/risks?${LIST}`, { cookie }),
  };
}

function tell(size: number, { one, ten, roundTrips }: Operation, http: Http) {
  const base = { bench: "register", n: size, unit: "ms" };
  const ratio = (name: string, value: number, limit: number, atMost: number, figure: Figure) =>
    judged({ ...base, case: name, value, limit, ...figure }, { atMost });
  ratio("operation p50 / raw query p50", one.operation.p50, one.raw.p50, 5, one.operation);
  ratio("operation by cursor p50 / raw query p50", one.cursor.p50, one.raw.p50, 5, one.cursor);
  ratio("REST p95 / bare route p95", http.rest.p95, http.bareRoute.p95, 2, http.rest);
  ratio("page p50 / bare page p50", http.page.p50, http.barePage.p50, 2, http.page);
  report({
    ...base,
    case: "round trips of the operation",
    unit: "statements",
    value: roundTrips,
    goal: "≤ 3",
    ok: roundTrips <= 3,
  });
  show(size, "raw query, 10 clients", ten.raw);
  show(size, "operation, 10 clients", ten.operation);
}

const show = (size: number, name: string, figure: Figure) =>
  report({ bench: "register", case: name, n: size, unit: "ms", value: figure.p50, ...figure });

function growth(found: Map<number, { operation: Operation; http: Http }>) {
  const small = found.get(SIZES[0]);
  const large = found.get(SIZES[1]);
  if (!small || !large) return;
  const grown = (name: string, after: Figure, before: Figure) =>
    judged(
      {
        bench: "register",
        case: `${name}: 100,000 / 10,000, p50`,
        n: SIZES[1],
        unit: "ms",
        value: after.p50,
        limit: before.p50,
      },
      { atMost: 1.2 },
    );
  grown("operation", large.operation.one.operation, small.operation.one.operation);
  grown("REST", large.http.rest, small.http.rest);
  grown("page", large.http.page, small.http.page);
}

/** Fills the register behind the trail's back; this database is thrown away. */
async function fill(admin: string, size: number) {
  await ask(
    admin,
    `ALTER TABLE app.risk DISABLE TRIGGER ALL;
     INSERT INTO app.risk(id, reference, title, owner_id, state, inherent_likelihood, inherent_impact, inherent_score,
       current_likelihood, current_impact, current_score, residual_likelihood, residual_impact, residual_score, updated_at)
     SELECT gen_random_uuid(), 'R-' || n, 'Bench risk ' || n || ' ' || md5(n::text), p.id,
       (ARRAY['identified','assessed','in_treatment','accepted','monitored'])[1 + n % 5]::app."RiskState",
       1 + n % 5, 1 + n / 5 % 5, (1 + n % 5) * (1 + n / 5 % 5), 1 + n % 4, 1 + n / 4 % 4, (1 + n % 4) * (1 + n / 4 % 4),
       1 + n % 3, 1 + n / 3 % 3, (1 + n % 3) * (1 + n / 3 % 3), now()
     FROM generate_series((SELECT 1000 + count(*) FROM app.risk), 999 + ${size}) n,
       LATERAL (SELECT id FROM app.person WHERE reference LIKE 'u-%' AND n >= 0 ORDER BY md5(id::text || n % 12) LIMIT 1) p;
     ALTER TABLE app.risk ENABLE TRIGGER ALL;
     ANALYZE app.risk`,
  );
}
