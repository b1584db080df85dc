import type { Page } from "@playwright/test";
import { choose, field, fill, inDays, open, send } from "./acts";
import { expect, sameOrigin, test } from "./journey";

/** A supplier from its proposal to its confirmation after a review, with another person at each step. */
const RUN = Date.now().toString(36);
const NAME = `ClusterBarn ${RUN}`;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const state = (page: Page, words: string) =>
  expect(page.getByRole("main").getByText(words, { exact: true }).first()).toBeVisible();

test("a supplier is proposed, assessed, approved, reviewed and confirmed", async ({ as }) => {
  test.setTimeout(120_000);
  let path = "";

  await test.step("somebody of the staff proposes it", async () => {
    const oskar = await as("Oskar");
    await oskar.goto("/assets/suppliers");
    const form = await open(oskar.getByRole("main"), "Propose a supplier");
    await fill(form, { Name: NAME, Service: "Spare GPU hours" });
    await choose(form, "Owner", "Daan Okafor");
    await choose(form, "Criticality", "Important");
    await send(form, "Propose a supplier");
    await expect(heading(oskar)).toContainText(NAME);
    path = new URL(oskar.url()).pathname;
  });

  await test.step("compliance cannot assess it with gaps, and fills them", async () => {
    const priya = await as("Priya");
    await priya.goto(path);
    await expect(priya.getByText("Name its sub-processors, or write none.")).toBeVisible();
    const link = await open(priya, "Link an asset");
    await choose(link, "Asset", "NordGPU cloud account");
    await send(link, "Link an asset");
    const form = await open(priya, "Assess");
    await fill(form, { Place: "DE", "Sub-processors": "none" });
    await choose(form, "Data reached", "Internal", "Confidential");
    await form.getByRole("checkbox", { name: "Security terms" }).check();
    await fill(form, {
      Assurance: "certificate",
      Covers: "hosting",
      "Assurance until": inDays(200),
      "Exceptions in it": "The second hall is not covered",
      "Who does what": "Provider: hardware. We: everything above.",
      "Result of the assessment": "Its certificate was read; the agreement is not signed yet.",
    });
    await send(form, "Assess");
    await state(priya, "Assessed");
  });

  await test.step("a risk owner approves it and accepts that there is no agreement", async () => {
    const grace = await as("Grace");
    await grace.goto(path);
    const form = await open(grace, "Approve");
    await fill(form, {
      Reason: "We need spare hours before the exam season.",
      "Why it is used without a whole agreement": "Only masked data until the agreement is signed.",
    });
    await send(form, "Approve");
    await state(grace, "Approved");
  });

  await test.step("compliance begins a review and records what was read", async () => {
    const priya = await as("Priya");
    await priya.goto(path);
    const form = await open(priya, "Begin a review");
    await choose(form, "Why now", "Change of terms");
    await fill(form, { Reason: "It sent new terms of use." });
    await send(form, "Begin a review");
    await state(priya, "Under review");
    const papers = await open(priya, "Record papers");
    await fill(papers, { "What was asked for and read": "New terms and the signed agreement." });
    await send(papers, "Record papers");
    await expect(priya.getByText("New terms and the signed agreement.").first()).toBeVisible();
  });

  await test.step("the risk owner finds it in My work and confirms it with an action", async () => {
    const grace = await as("Grace");
    await grace.goto("/my-work");
    await grace
      .getByRole("link", { name: new RegExp(NAME) })
      .first()
      .click();
    await expect(heading(grace)).toContainText(NAME);
    const form = await open(grace, "Confirm");
    await fill(form, {
      "Result of the review": "It may go on as before.",
      "What the exceptions mean here": "Nothing of ours runs in the second hall.",
    });
    await form.getByRole("button", { name: "Another action" }).click();
    await field(form, "Action 1").fill("Ask for the audit report");
    await choose(form, "Action 1: who", "Oskar Lund");
    await field(form, "Action 1: until").fill(inDays(30));
    await send(form, "Confirm");
    await state(grace, "Approved");
  });

  await test.step("who was named says that it is done, and the asset names the supplier", async () => {
    const oskar = await as("Oskar");
    await oskar.goto(path);
    const form = await open(oskar, "Done");
    await fill(form, { "What was done": "The report came and is with Priya." });
    await send(form, "Done");
    await expect(oskar.getByText("The report came and is with Priya.").first()).toBeVisible();
    const priya = await as("Priya");
    await priya.goto("/assets/sup-gpu-cloud");
    await expect(priya.getByRole("link", { name: NAME })).toBeVisible();
  });
});

test("the example's host is confirmed, its repository left with proof, and a proposal rejected", async ({
  as,
}) => {
  await test.step("top management confirms the host on the papers of its review", async () => {
    const priya = await as("Priya");
    await priya.goto("/assets/suppliers/SUP-1");
    await state(priya, "Under review");
    const papers = await open(priya, "Record papers");
    const read = "The new certificate: it covers NL-1 and NL-2.";
    await fill(papers, { "What was asked for and read": read });
    await send(papers, "Record papers");
    const saskia = await as("Saskia");
    await saskia.goto("/assets/suppliers/SUP-1");
    const form = await open(saskia, "Confirm");
    await fill(form, {
      "Result of the review": "It may go on as before.",
      "What the exceptions mean here": "Nothing of ours runs in NL-3.",
    });
    await send(form, "Confirm");
    await state(saskia, "Approved");
    await expect(saskia.getByText(read).first()).toBeVisible();
  });

  await test.step("a risk owner ends the repository, with the evidence that nothing stayed", async () => {
    const grace = await as("Grace");
    await grace.goto("/assets/suppliers/SUP-5");
    await state(grace, "Approved");
    const form = await open(grace, "End");
    await fill(form, {
      Reason: "Repositories moved in house.",
      "How data came back or is gone": "A last mirror came back; the rest was erased.",
      "How access was closed": "All accounts and keys are closed.",
    });
    await choose(form, "Evidence", "EV-069", "EV-022");
    await send(form, "End");
    await state(grace, "Ended");
    const proof = grace.getByText("A last mirror came back; the rest was erased.");
    await expect(proof.first()).toBeVisible();
    await expect(grace.getByRole("link", { name: /EV-069/ }).first()).toBeVisible();
    await expect(grace.getByRole("button", { name: "Begin a review" })).toHaveCount(0);
  });

  await test.step("what was assessed can be rejected, and stays as it was", async () => {
    const grace = await as("Grace");
    const path = await assessed(await as("Priya"));
    await grace.goto(path);
    const form = await open(grace, "Reject");
    await fill(form, { Reason: "It reaches more than its service needs." });
    await send(form, "Reject");
    await state(grace, "Rejected");
    await expect(grace.getByRole("button", { name: "Edit", exact: true })).toHaveCount(0);
  });
});

/** The example has none that waits for a decision. */
async function assessed(page: Page): Promise<string> {
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/app/suppliers${path}`, {
      ...{ data, headers: sameOrigin(page) },
    });
    expect(answer.ok()).toBe(true);
    return answer.json();
  };
  const { id, version, reference } = await post("", {
    ...{ name: `TagFarm ${RUN}`, service: "Labels", owner: "u-mei", criticality: "important" },
    ...{ place: "EU", dataReached: ["confidential"], subProcessors: "none" },
    ...{ assets: ["ds-summaries-v4"], assuranceKind: "none", responsibilities: "All ours" },
    withoutAgreement: "A trial of two weeks",
  });
  const assessment = "Read its terms; it wants the whole set.";
  await post(`/${id}/assessment`, { version, assessment });
  return `/assets/suppliers/${reference}`;
}
