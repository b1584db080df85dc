import type { Browser, Page } from "@playwright/test";
import { confirm, fill, open } from "./acts";
import { expect, type FirstName, personCalled, signIn, test, trySignIn, watch } from "./journey";

/** Passwords, sessions and what people see who may not. Tests share no people, save in their order. */
const REFUSED = /Check e-mail and password; after several tries, wait a few minutes/;
const NEW = "lantern quarry velvet 88 orchard";

async function anew(browser: Browser, name?: FirstName, password?: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  if (name) await signIn(page, name, password);
  return page;
}

const isSignedOut = (page: Page) => expect(page).toHaveURL(/\/sign-in$/);

test("a wrong password and an unknown address are refused alike", async ({ page }) => {
  const { email } = personCalled("Leila");
  await trySignIn(page, email, "not the password");
  await expect(page.getByText(REFUSED)).toBeVisible();
  const known = await page.getByText(REFUSED).textContent();
  await trySignIn(page, "nobody@fernleaf.example", "not the password");
  await expect(page.getByText(REFUSED)).toHaveText(known ?? "");
  await page.goto("/");
  await isSignedOut(page);
});

test("a session ended elsewhere is over with its next request", async ({ browser }) => {
  const errors: string[] = [];
  const here = await anew(browser, "Tomasz");
  const elsewhere = await anew(browser, "Tomasz");
  watch(here, errors);
  watch(elsewhere, errors);
  await elsewhere.goto("/controls");
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Controls" })).toBeVisible();

  await here.goto("/account");
  const sessions = here.getByRole("table", { name: "Where you are signed in" });
  await confirm(sessions.getByRole("row").filter({ hasText: "End" }).first(), "End");
  await expect(here.getByText("Session ended")).toBeVisible();

  await elsewhere.getByRole("link", { name: "My work" }).click();
  await isSignedOut(elsewhere);
  await here.goto("/my-work");
  await expect(here.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  expect(errors).toEqual([]);
});

// After this Tomasz cannot sign in for a while, so nothing that comes later needs him.
test("after five wrong passwords the right one has to wait", async ({ page }) => {
  const { email, password } = personCalled("Tomasz");
  for (let tries = 0; tries < 5; tries++) {
    await trySignIn(page, email, `wrong ${tries}`);
    await expect(page.getByText(REFUSED)).toBeVisible();
  }
  await trySignIn(page, email, password);
  await expect(page.getByText(REFUSED)).toBeVisible();
  await page.goto("/my-work");
  await isSignedOut(page);
});

async function changePassword(page: Page, from: string, to: string) {
  await fill(page, { "Current password": from, "New password": to, "Repeat the password": to });
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
}

test("a new password ends every other session", async ({ browser }) => {
  const { password } = personCalled("Bram");
  const here = await anew(browser, "Bram");
  const elsewhere = await anew(browser, "Bram");
  await here.goto("/account");
  await fill(here, { "Current password": password, "New password": NEW });
  await fill(here, { "Repeat the password": `${NEW}!` });
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("The two passwords differ.").first()).toBeVisible();
  await changePassword(here, password, NEW);

  await elsewhere.goto("/my-work");
  await isSignedOut(elsewhere);
  await here.goto("/my-work");
  await expect(here.getByRole("heading", { level: 1 })).toHaveText("My work");
  await trySignIn(elsewhere, personCalled("Bram").email, password);
  await expect(elsewhere.getByText(REFUSED)).toBeVisible();
  await signIn(elsewhere, "Bram", NEW);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toBeVisible();

  await here.goto("/account");
  await changePassword(here, NEW, password);
  await elsewhere.goto("/my-work");
  await isSignedOut(elsewhere);
});

test("an administrator's link sets a password, once", async ({ as, browser }) => {
  const admin = await as("Jonas");
  await admin.goto("/settings/people/u-ines");
  const dialog = await open(admin, "Password link");
  await dialog.getByRole("button", { name: "Issue link" }).click();
  const link = await dialog.getByLabel("Link").inputValue();
  expect(link).toContain("/set-password/");

  const ines = await anew(browser);
  await ines.goto(link);
  await fill(ines, { Password: "short", "Repeat the password": "short" });
  await ines.getByRole("button", { name: "Set password" }).click();
  await expect(ines.locator("[aria-invalid=true]").first()).toBeVisible();
  await fill(ines, { Password: NEW, "Repeat the password": NEW });
  await ines.getByRole("button", { name: "Set password" }).click();
  await isSignedOut(ines);
  await signIn(ines, "Ines", NEW);
  await expect(ines.getByRole("heading", { level: 1 })).toBeVisible();
  await ines.goto(link);
  await expect(ines.getByRole("heading", { name: /was used or has run out/ })).toBeVisible();
});

const PAGES = ["/", "/my-work", "/risks", "/risks/R-05", "/trail", "/settings/people", "/account"];
for (const path of [...PAGES, "/engagements", "/engagements/ENG-2026-1"]) {
  test(`signed out, ${path} leads to the sign-in page`, async ({ page }) => {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  });
}

test("signing out ends the session", async ({ browser }) => {
  const page = await anew(browser, "Leila");
  await page.getByRole("button", { name: /^You:/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await isSignedOut(page);
  await page.goto("/my-work");
  await isSignedOut(page);
});

test("who may not see a page is told so, in the frame, with whom to ask", async ({ as }) => {
  const page = await as("Anton");
  for (const path of ["/trail", "/settings/people"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(page.getByRole("heading", { name: "This is not open to you" })).toBeVisible();
    await expect(page.getByText(/Ask an administrator/)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  }
});

test("a record that is not there is said to be missing, in the frame", async ({ as }) => {
  const page = await as("Priya");
  for (const path of ["/risks/R-99999", "/controls/A.99", "/findings/nope", "/no-such-page"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "Nothing is here" })).toBeVisible();
  }
  await page.goto("/risks/R-99999");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
