import type { APIRequestContext, Page } from "@playwright/test";
import { expect, personCalled, sameOrigin, signIn, test } from "./journey";
import { readBuilt } from "./pages";

/** An assessor reads, and changes nothing: every door, tried with the cookie of one who is signed in. */
/** Of the own account everybody is master; these two are for people who are not signed in. */
const OWN_ACCOUNT = ["changePassword", "endSession", "endOtherSessions", "signOut"];
const SIGNED_OUT = ["setPasswordByLink", "beginByLink"];

interface ServerAction {
  id: string;
  name: string;
}
function serverActions(): ServerAction[] {
  const { node }: { node: Record<string, { exportedName: string }> } = readBuilt(
    "server/server-reference-manifest.json",
  );
  return Object.entries(node).map(([id, { exportedName }]) => ({ id, name: exportedName }));
}

interface Operation {
  operationId: string;
  "x-roles": string[];
  "x-writes"?: string;
}
interface Route extends Operation {
  method: string;
  path: string;
}
async function routes(request: APIRequestContext): Promise<Route[]> {
  const answer = await request.get("/api/v1/openapi.json");
  const { paths }: { paths: Record<string, Record<string, Operation>> } = await answer.json();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, "R-05"),
    })),
  );
}

interface Entry {
  id: number;
  action: string;
  at: string;
}
/** What the trail says Ruben did after an entry; read by the compliance officer. */
async function entriesAfter(officer: Page, last: number): Promise<Entry[]> {
  const ruben = await officer.request.get("/api/app/people/u-ruben");
  const { id } = await ruben.json();
  const found: Entry[] = [];
  for (let cursor = ""; ; ) {
    const query = new URLSearchParams({ actor: id, size: "200", ...(cursor && { cursor }) });
    const answer = await officer.request.get(`/api/app/trail?${query}`);
    expect(answer.status()).toBe(200);
    const page: { rows: Entry[]; next: string | null } = await answer.json();
    found.push(...page.rows.filter((entry) => entry.id > last));
    if (!page.next || page.rows.some((entry) => entry.id <= last)) return found;
    cursor = page.next;
  }
}

async function lastEntry(officer: Page): Promise<number> {
  const answer = await officer.request.get("/api/app/trail?size=1");
  return (await answer.json()).rows[0].id;
}

const FORBIDDEN = /"ok":false,"code":"forbidden"/;

/** All that an assessor leaves behind; another journey may sign him in meanwhile. */
const READING = ["access.denied", "view.opened", "person.signed_in"];

/** Sends a server action as the browser does, with nothing in it: roles are judged before fields. */
async function send(page: Page, { id }: ServerAction, headers = sameOrigin(page)): Promise<string> {
  const answer = await page.request.post("/account", {
    headers: {
      ...headers,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": id,
    },
    data: "[{}]",
    maxRedirects: 0,
  });
  return answer.text();
}

const counted = (entries: readonly Entry[], action: string) =>
  entries.filter((entry) => entry.action === action).length;

test("every server action is refused, and every refusal is in the trail", async ({ as }) => {
  const officer = await as("Priya");
  const ruben = await as("Ruben");
  await ruben.goto("/account");
  const before = await lastEntry(officer);
  const tried = serverActions().filter(
    ({ name }) => ![...OWN_ACCOUNT, ...SIGNED_OUT].includes(name),
  );
  expect(tried.length).toBeGreaterThan(80);
  const passed: string[] = [];
  for (const action of tried) {
    const body = await send(ruben, action);
    if (!FORBIDDEN.test(body)) passed.push(`${action.name}: ${body.slice(0, 300)}`);
  }
  expect(passed).toEqual([]);
  const entries = await entriesAfter(officer, before);
  expect(counted(entries, "access.denied")).toBeGreaterThanOrEqual(tried.length);
  expect(entries.filter(({ action }) => !READING.includes(action))).toEqual([]);
});

test("the same request of somebody who may gets as far as the fields", async ({ as }) => {
  const officer = await as("Priya");
  await officer.goto("/account");
  const [assess] = serverActions().filter(({ name }) => name === "assessRisk");
  if (!assess) throw new Error("There is no such action.");
  expect(await send(officer, assess)).toContain('"code":"invalid"');
});

test("every command is refused over the browser's interface", async ({ as }) => {
  const officer = await as("Priya");
  const ruben = await as("Ruben");
  await ruben.goto("/account");
  const before = await lastEntry(officer);
  const commands = (await routes(ruben.request)).filter(
    (route) => route.method !== "GET" && route["x-writes"] !== "account",
  );
  expect(commands.length).toBeGreaterThan(80);
  const passed: string[] = [];
  for (const { method, path, operationId } of commands) {
    const url = `/api/app${path}`;
    const headers = { ...sameOrigin(ruben), "content-type": "application/json" };
    const answer = await ruben.request.fetch(url, { method, headers, data: {} });
    if (answer.status() !== 403) passed.push(`${operationId}: ${answer.status()}`);
  }
  expect(passed).toEqual([]);
  const entries = await entriesAfter(officer, before);
  expect(counted(entries, "access.denied")).toBeGreaterThanOrEqual(commands.length);
  expect(entries.filter(({ action }) => !READING.includes(action))).toEqual([]);
});

test("an upload and an import are refused", async ({ as }) => {
  const ruben = await as("Ruben");
  await ruben.goto("/account");
  const file = { name: "proof.txt", mimeType: "text/plain", buffer: Buffer.from("proof") };
  for (const path of ["/api/app/evidence", "/api/app/import"]) {
    const answer = await ruben.request.post(path, {
      headers: sameOrigin(ruben),
      multipart: { file, data: "{}" },
    });
    expect(answer.status(), path).toBe(403);
  }
});

test("queries that are not for assessors are refused", async ({ as }) => {
  const ruben = await as("Ruben");
  const closed = (await routes(ruben.request)).filter(
    (route) => route.method === "GET" && !route["x-roles"].includes("external_auditor"),
  );
  expect(closed.length).toBeGreaterThan(5);
  const passed: string[] = [];
  for (const { path, operationId } of closed) {
    const answer = await ruben.request.get(`/api/app${path}`);
    if (answer.status() !== 403) passed.push(`${operationId}: ${answer.status()}`);
  }
  expect(passed).toEqual([]);
});

test("the workspace is closed, page by page", async ({ as }) => {
  const ruben = await as("Ruben");
  const pages: Record<string, string> = readBuilt("app-path-routes-manifest.json");
  const workspace = Object.entries(pages)
    .filter(([file]) => file.startsWith("/(workspace)/"))
    .map(([, path]) => path.replaceAll(/\[\w+\]/g, "R-05"));
  expect(workspace.length).toBeGreaterThan(20);
  const open: string[] = [];
  for (const path of workspace) {
    const answer = await ruben.request.get(path, { maxRedirects: 0 });
    const target = answer.headers().location ?? "";
    const led = [303, 307, 308].includes(answer.status()) && target.startsWith("/engagements");
    if (!led && answer.status() !== 403) open.push(`${path}: ${answer.status()} ${target}`);
  }
  expect(open).toEqual([]);
});

test("requests from elsewhere do not use an assessor's cookie", async ({ as }) => {
  const ruben = await as("Ruben");
  const [action] = serverActions().filter(({ name }) => name === "endOtherSessions");
  if (!action) throw new Error("There is no such action.");
  const elsewhere = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  expect(await send(ruben, action, elsewhere)).not.toContain('"ok":true');
  await ruben.goto("/engagements");
  await expect(ruben.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an engagement that has not begun opens nothing", async ({ browser }) => {
  const nadia = await (await browser.newContext()).newPage();
  await signIn(nadia, "Nadia");
  expect(personCalled("Nadia").roles).toEqual(["external_auditor"]);
  for (const path of ["/engagements/ENG-2027-1", "/engagements/ENG-2026-1"]) {
    const answer = await nadia.goto(path);
    expect([403, 404], path).toContain(answer?.status());
  }
  for (const path of ["/api/app/risks", "/api/app/controls", "/api/app/trail"]) {
    const answer = await nadia.request.get(path);
    expect(answer.status(), path).toBe(403);
  }
});
