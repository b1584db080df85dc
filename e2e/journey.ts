import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

/** People of the example company, signed in; any console error or policy violation fails the test. */
interface Demo {
  url: string;
  password: string;
  people: { email: string; name: string; roles: string[] }[];
}

export function demo(): Demo {
  const folder = process.env.E2E_DATA ?? "";
  return JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"));
}

export type FirstName =
  | "Saskia"
  | "Daan"
  | "Priya"
  | "Jonas"
  | "Anton"
  | "Mei"
  | "Leila"
  | "Tomasz"
  | "Grace"
  | "Bram"
  | "Ines"
  | "Oskar"
  | "Helen"
  | "Ruben"
  | "Nadia";

interface Cast {
  /** A page signed in as this person; each person has one browser context for the test. */
  as: (name: FirstName) => Promise<Page>;
  /** A page in a browser of its own, on which nobody is signed in. */
  stranger: () => Promise<Page>;
}

/** What a browser sends with a request that a page of this installation makes. */
export const sameOrigin = (page: Page) => ({
  origin: new URL(page.url()).origin,
  "sec-fetch-site": "same-origin",
});

/** What a refused or missing page prints in the console is the answer's status, not our error. */
const EXPECTED = /Failed to load resource: the server responded with a status of (403|404|409|422)/;

export function watch(page: Page, errors: string[]) {
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text()))
      errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
}

export function personCalled(name: FirstName) {
  const { people, password } = demo();
  const person = people.find((one) => one.name.startsWith(`${name} `));
  if (!person) throw new Error(`${name} is not in the example company`);
  return { ...person, password };
}

/** Fills in the sign-in page and sends it. */
export async function trySignIn(page: Page, email: string, password: string) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signIn(page: Page, name: FirstName, password?: string) {
  const person = personCalled(name);
  await trySignIn(page, person.email, password ?? person.password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

const CLEAN = "console errors and policy violations";

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Signs in once a worker: what a session is worth is the subject of `sign-in.spec.ts` alone. */
async function sessionOf(browser: Browser, sessions: Map<FirstName, Session>, name: FirstName) {
  const known = sessions.get(name);
  if (known) return known;
  const context = await browser.newContext();
  await signIn(await context.newPage(), name);
  const session = await context.storageState();
  await context.close();
  sessions.set(name, session);
  return session;
}

export const test = base.extend<Cast, { sessions: Map<FirstName, Session> }>({
  sessions: [({ browser: _ }, use) => use(new Map()), { scope: "worker" }],
  as: async ({ browser, sessions }, use) => {
    const errors: string[] = [];
    const contexts = new Map<FirstName, { context: BrowserContext; page: Page }>();
    await use(async (name) => {
      const known = contexts.get(name);
      if (known) return known.page;
      const storageState = await sessionOf(browser, sessions, name);
      const context = await browser.newContext({ storageState });
      const page = await context.newPage();
      watch(page, errors);
      contexts.set(name, { context, page });
      return page;
    });
    for (const { context } of contexts.values()) await context.close();
    expect(errors, CLEAN).toEqual([]);
  },
  stranger: async ({ browser }, use) => {
    const errors: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      watch(page, errors);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors, CLEAN).toEqual([]);
  },
});
export { expect };
