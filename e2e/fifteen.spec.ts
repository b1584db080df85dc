import type { Page } from "@playwright/test";
import { choose, confirm, field, fill, inDays, log, open, send } from "./acts";
import { expect, test } from "./journey";

/** Assess, treat, review: the fifteen commands of ARCHITECTURE.md, each behind a button of who may. */
async function offers(page: Page, act: string, submit = act) {
  const dialog = await open(page, act);
  await expect(dialog.getByRole("heading").first()).not.toBeEmpty();
  await expect(dialog.getByRole("button", { name: submit, exact: true })).toBeEnabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
}

/** The button of an act stands in the page of somebody who may, and not in another's. */
const offersNot = (page: Page, act: string) =>
  expect(page.getByRole("button", { name: act, exact: true })).toHaveCount(0);

test("scope: submit, edit, review", async ({ as }) => {
  const priya = await as("Priya");
  await priya.goto("/scope");
  await offers(priya, "Review");
  await confirm(priya, "Start a new edition");
  await priya.getByRole("link", { name: "Read it" }).click();
  await offers(priya, "Submit");
  await offers(priya, "Edit", "Save");
  const grace = await as("Grace");
  await grace.goto(priya.url());
  await expect(grace.getByRole("heading", { level: 1 })).toHaveText("Scope");
  for (const act of ["Submit", "Edit", "Review"]) await offersNot(grace, act);
});

test("asset: accept, retire, confirm", async ({ as }) => {
  const name = `Probe ${Date.now().toString(36)}`;
  const anton = await as("Anton");
  await anton.goto("/assets");
  const form = await open(anton, "Add an asset");
  await fill(form, { Name: name });
  await choose(form, "Kind", "Dataset");
  await choose(form, "Owner", "Anton Weiss");
  await send(form, "Save");
  await anton.waitForURL(/\/assets\/[^?]+$/);
  const address = anton.url();
  await offersNot(anton, "Accept into the inventory");
  const priya = await as("Priya");
  await priya.goto(address);
  await offers(priya, "Accept into the inventory");
  const grace = await as("Grace");
  await grace.goto("/assets/ds-feedback");
  await offers(grace, "Retire");
  await offers(grace, "Confirm");
  await priya.goto("/assets/ds-feedback");
  await offersNot(priya, "Confirm");
});

test("risk: assess, treat, review", async ({ as }) => {
  const priya = await as("Priya");
  await priya.goto("/risks/R-15");
  await offers(priya, "Assess");
  await offers(priya, "Add action");
  await priya.goto("/risks/R-05");
  await offers(priya, "Still valid");
  const helen = await as("Helen");
  await helen.goto("/risks/R-05");
  await expect(helen.getByRole("heading", { level: 1 })).toContainText("R-05");
  for (const act of ["Assess", "Add action", "Still valid"]) await offersNot(helen, act);
});

test("control: decide, describe, accept an attestation", async ({ as }) => {
  const jonas = await as("Jonas");
  await jonas.goto("/controls/A.8.13");
  const form = await open(jonas, "Attest");
  await form.getByRole("radio", { name: /^Effective/ }).check();
  await field(form, "Evidence file").setInputFiles(log("backup restored, 4711 files alike"));
  await fill(form, {
    "Source of the file": "backup host, restore test",
    "Period to": inDays(0),
    "Reason for the delay": "The restore test waited for the new host.",
  });
  await send(form, "Attest");
  await offersNot(jonas, "Decide");
  await offersNot(jonas, "Accept");
  const priya = await as("Priya");
  await priya.goto("/controls/A.8.13");
  await offers(priya, "Accept");
  await offers(priya, "Decide", "Save");
  await offers(priya, "Describe", "Save");
});

test("finding: grade, answer with a plan, verify", async ({ as }) => {
  const mei = await as("Mei");
  await mei.goto("/findings");
  const form = await open(mei, "Raise a finding");
  await fill(form, {
    Title: "Keys of the batch endpoint are older than a year",
    "Clause or control": "A.8.24",
    Criterion: "Keys are renewed every twelve months",
    Evidence: "Key store, list of today",
    Gap: "Two keys are older",
  });
  await send(form, "Raise a finding");
  await mei.waitForURL(/\/findings\/F-/);
  const address = mei.url();
  await offersNot(mei, "Grade");
  const priya = await as("Priya");
  await priya.goto(address);
  await offers(priya, "Grade");
  const daan = await as("Daan");
  await daan.goto("/findings/F-2026-05");
  await offers(daan, "Submit a plan");
  const helen = await as("Helen");
  await helen.goto("/findings/F-2026-02");
  const period = await open(helen, "Set the observation period");
  await fill(period, {
    "Observation period in days": "0",
    "Reason of a shorter period": "The first sample already shows the effect.",
  });
  await send(period, "Set the observation period");
  await offers(helen, "Verify the effect");
});
