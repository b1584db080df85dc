import type { Page } from "@playwright/test";
import { choose, fill, inDays, open, send } from "./acts";
import { expect, trySignIn } from "./journey";

const PASSWORD = "copper lagoon 57 thimble prairie";

/** Names who reviews a control; its owner stays. */
export async function nameReviewer(officer: Page, control: string, reviewer: string) {
  await officer.goto(`/controls/${control}`);
  const form = await open(officer, "Assign");
  await choose(form, "Reviewer", reviewer);
  await send(form, "Save");
  const facts = officer.getByRole("main").getByRole("definition");
  await expect(facts.filter({ hasText: reviewer }).first()).toBeVisible();
}

/** Somebody who is new here. */
export interface Newcomer {
  name: string;
  email: string;
}

/** Adds an internal auditor from outside. @returns the link that sets the first password */
export async function addAuditor(admin: Page, { name, email }: Newcomer): Promise<string> {
  await admin.goto("/settings/people");
  const form = await open(admin, "Add person");
  await fill(form, { Name: name, Title: "Internal auditor (contract)", "E-mail": email });
  await form.getByRole("checkbox", { name: "From outside the organisation" }).check();
  await fill(form, { "Access until": inDays(90) });
  await choose(form, "Roles", "Internal auditor");
  await admin.keyboard.press("Escape");
  await send(form, "Add person");
  await admin.waitForURL(/\/settings\/people\/.+/);
  await expect(admin.getByRole("heading", { level: 1 })).toContainText(name);
  const dialog = await open(admin, "Password link");
  await dialog.getByRole("button", { name: "Issue link" }).click();
  return dialog.getByLabel("Link").inputValue();
}

/** Sets the first password by the link, and signs in with it. */
export async function arrive(page: Page, link: string, { name, email }: Newcomer) {
  await page.goto(link);
  await fill(page, { Password: PASSWORD, "Repeat the password": PASSWORD });
  await page.getByRole("button", { name: "Set password" }).click();
  await page.waitForURL(/\/sign-in$/);
  await trySignIn(page, email, PASSWORD);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await expect(page.getByRole("button", { name: `You: ${name}` })).toBeVisible();
}
