import type { Page } from "@playwright/test";
import { expect, test } from "./journey";

/** From a finding about the register to the act that mends it; nothing is saved. */
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("the register's health leads to the act that mends a row, which says what it voids", async ({
  as,
}) => {
  const priya = await as("Priya");
  await priya.goto("/risks");
  await priya.getByRole("link", { name: /^Health: / }).click();
  await expect(heading(priya)).toHaveText("Health of the register");
  await priya.getByRole("link", { name: "Linked control does not work", exact: true }).click();
  await expect(heading(priya)).toHaveText("Linked control does not work");
  await priya.getByRole("link", { name: /^Assess the risk without it.*: R-10$/ }).click();
  const dialog = priya.getByRole("dialog", { name: "Assess the risk" });
  await expect(dialog.getByText("This change voids 1 acceptance")).toBeVisible();
  await expect(dialog.getByText(/^ACC-\d+ of R-10 .*: the risk is judged anew$/)).toBeVisible();
});

test("other words of an accepted risk are said to void its acceptance, before they are saved", async ({
  as,
}) => {
  const priya = await as("Priya");
  await priya.goto("/risks/R-01?act=edit");
  const dialog = priya.getByRole("dialog", { name: "Edit the risk" });
  await expect(dialog.getByText(/^This change voids/)).toHaveCount(0);
  await dialog.getByRole("textbox", { name: "Event" }).fill("Something else may happen.");
  await expect(dialog.getByText("This change voids 1 acceptance")).toBeVisible();
  await expect(dialog.getByText(/: the scenario changes$/)).toBeVisible();
});

test("two assessments of a risk stand side by side, with the arithmetic of each", async ({
  as,
}) => {
  const priya = await as("Priya");
  await priya.goto("/risks/R-05");
  await expect(priya.getByRole("figure").getByText(/^Current .* may accept$/)).toBeVisible();
  await priya.getByRole("link", { name: "Compare assessments", exact: true }).click();
  await expect(heading(priya)).toHaveText("Assessments of R-05 side by side");
  await expect(priya.getByRole("heading", { name: "Side by side", exact: true })).toBeVisible();
  await expect(priya.getByText("How this was computed").first()).toBeVisible();
});
