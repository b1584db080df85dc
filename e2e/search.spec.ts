import type { Locator, Page } from "@playwright/test";
import { choose, open, send } from "./acts";
import { violationsIn } from "./axe";
import { expect, test } from "./journey";

/** A field that searches on the server as one types, in the form that relates an asset to another. */
async function relating(page: Page) {
  await page.goto("/assets/m-digest-3b");
  const form = await open(page, "Add a relation");
  const field = form.getByRole("combobox", { name: "Asset", exact: true });
  return { form, field, said: saidBeside(field) };
}
const saidBeside = (field: Locator) => field.page().getByRole("dialog").getByRole("status");
const option = (page: Page, name: RegExp) => page.getByRole("option", { name });

test("a record is searched and chosen by keyboard, and what was found is told", async ({ as }) => {
  const page = await as("Anton");
  const { form, field, said } = await relating(page);
  await field.press("ArrowDown");
  await expect(said).toHaveText(/^(\d+ found|The first 20 found)/);
  // The asset itself is nothing to relate it to.
  await page.keyboard.type("m-digest-3b");
  await expect(said).toHaveText("Nothing found");
  await field.fill("summarise api");
  await expect(said).toHaveText("2 found");
  expect(await violationsIn(page, ["[role=listbox]", "[role=dialog]"])).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Summarise API (production)");
  await expect(said).toHaveText("");

  // What is written over a choice and left there does not change it.
  await field.fill("nothing is called so");
  await expect(option(page, /./)).toHaveCount(0);
  await expect(page.getByText("Nothing found").last()).toBeVisible();
  await form.getByRole("heading").first().click();
  await expect(field).toHaveValue("Summarise API (production)");

  // A reference finds as well as a name does.
  await field.fill("sup-gpu");
  await option(page, /NordGPU cloud account/).click();
  await expect(field).toHaveValue("NordGPU cloud account");
});

test("a search without an answer says so, and is asked again when the list is opened", async ({
  as,
}) => {
  const page = await as("Anton");
  const { form, field, said } = await relating(page);
  await page.route("**/api/app/assets/find?**", (route) =>
    route.fulfill({ status: 422, json: { title: "No" } }),
  );
  await field.fill("nord");
  await expect(said).toHaveText(/^The search got no answer/);
  await expect(page.getByText(/^The search got no answer/).last()).toBeVisible();
  await page.unroute("**/api/app/assets/find?**");
  await form.getByRole("heading").first().click();
  await field.fill("nord");
  await expect(option(page, /^NordGPU cloud account/)).toBeVisible();
});

test("a form that is opened again shows the names of what is chosen, searched or not", async ({
  as,
}) => {
  const page = await as("Priya");
  await page.goto("/risks/R-15");
  const form = await open(page, "Edit");
  const chosen = form.locator("[class*=Pill-label]");
  await expect(chosen.filter({ hasText: "NordGPU cloud account" })).toBeVisible();
  await choose(form, "Assets", "Staff laptops", "Text embedder");
  await expect(chosen.filter({ hasText: "Staff laptops" })).toBeVisible();
  await expect(chosen.filter({ hasText: "Text embedder" })).toBeVisible();
  await expect(chosen.filter({ hasText: "NordGPU cloud account" })).toBeVisible();
  // What is chosen is not offered once more.
  await form.getByRole("combobox", { name: "Assets", exact: true }).fill("laptops");
  await expect(page.getByText("Nothing found").last()).toBeVisible();

  await page.goto("/assets/flows/DF-02");
  const flow = await open(page, "Edit");
  const end = (name: string) => flow.getByRole("combobox", { name, exact: true });
  await expect(end("From: asset")).toHaveValue("Summarise API (production)");
  await expect(end("To: asset")).toHaveValue("Digest-3B summariser");
  await send(flow, "Save");
  await expect(page.locator("main")).toContainText("Digest-3B summariser");
});
