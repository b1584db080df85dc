import type { Page } from "@playwright/test";
import { choose, field, fill, inDays, open, send } from "./acts";
import { expect, test } from "./journey";

/** A law that changes: who is told, what hangs on it, and what the scope makes of it. */
const RUN = Date.now().toString(36);
const LAW = `Act on language models ${RUN}`;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("a law comes into force, changes, and is followed to what hangs on it", async ({ as }) => {
  let entry = "";

  await test.step("compliance writes the law down, links it and confirms it", async () => {
    const priya = await as("Priya");
    await priya.goto("/context/laws");
    const form = await open(priya.getByRole("main"), "Add an entry");
    await choose(form, "What it is", "Law");
    await fill(form, {
      Law: LAW,
      "Where its text stands": "Official Journal, article 15",
      "How it is met": "By the evaluation of each release.",
    });
    await choose(form, "Owner", "Anton Weiss");
    await send(form, "Save");
    await expect(heading(priya)).toContainText(LAW);
    entry = new URL(priya.url()).pathname;

    const links = await open(priya, "Link");
    await choose(links, "Risks", "R-05", "R-06");
    await send(links, "Link");
    await expect(priya.getByRole("main").getByRole("link", { name: /^R-05/ })).toBeVisible();
    await send(await open(priya, "Confirm"), "Confirm");
    await expect(priya.getByText("Active", { exact: true })).toBeVisible();
  });

  await test.step("the scope says that a requirement came since it was found valid", async () => {
    const priya = await as("Priya");
    await priya.goto("/scope");
    await expect(priya.getByText("Since it was last found valid")).toBeVisible();
    await expect(priya.getByRole("link", { name: LAW, exact: true })).toBeVisible();
  });

  await test.step("compliance records that it changed", async () => {
    const priya = await as("Priya");
    await priya.goto(entry);
    const form = await open(priya, "It changed");
    await fill(form, { "What changed": "It now asks for tests of every release." });
    await send(form, "Save");
    await expect(priya.getByText("It now asks for tests of every release.").first()).toBeVisible();
  });

  await test.step("its owner finds the task, looks, and reviews it", async () => {
    const anton = await as("Anton");
    await anton.goto("/my-work");
    await anton.getByRole("link", { name: new RegExp(LAW) }).click();
    await expect(heading(anton)).toContainText(LAW);
    await expect(anton.getByRole("link", { name: /^R-05/ })).toBeVisible();
    const form = await open(anton, "Review");
    await fill(form, { "What you looked at, and what came of it": "R-05 covers it already." });
    await field(form, "Next review").fill(inDays(300));
    await send(form, "Review");
    await expect(anton.getByRole("cell", { name: "R-05 covers it already." })).toBeVisible();
    await anton.goto("/my-work");
    await expect(anton.getByRole("link", { name: new RegExp(LAW) })).toHaveCount(0);
  });
});

test("climate change is decided again, and the former decision stays", async ({ as }) => {
  const saskia = await as("Saskia");
  await saskia.goto("/context");
  const card = saskia.getByRole("region", { name: "Climate change" });
  const form = await open(card, "Decide again");
  await form.getByRole("radio", { name: "Relevant", exact: true }).check();
  await fill(form, { Reason: `Heat throttles the nodes in summer (${RUN}).` });
  await send(form, "Save");
  await expect(card.getByText(`Heat throttles the nodes in summer (${RUN}).`)).toBeVisible();
  await card.getByText("Former decisions").first().click();
  await expect(card.getByRole("cell", { name: /GPU nodes were throttled/ })).toBeVisible();
});

test("an edition of the scope is read, compared and taken away", async ({ as }) => {
  const priya = await as("Priya");
  await priya.goto("/scope/1.2");
  await expect(heading(priya)).toHaveText("Scope, edition 1.2");
  const taking = priya.waitForEvent("download");
  await priya.getByRole("link", { name: "Download as PDF" }).click();
  expect((await taking).suggestedFilename()).toBe("scope-1.2.pdf");
  await priya.goto("/scope/compare?from=1.2&to=1.2");
  await expect(priya.getByText("Both editions say the same.")).toBeVisible();
});
