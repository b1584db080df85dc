import type { Page } from "@playwright/test";
import { choose, confirm, field, fill, open, send } from "./acts";
import { expect, sameOrigin, test } from "./journey";

/** A release from candidate to withdrawal: its author is turned away, others decide and deploy. */
const RUN = Date.now().toString(36);
const VERSION = `9.${RUN}`;
const hex = (text: string) => Buffer.from(text).toString("hex");
const digest = `sha256:${hex(RUN).padEnd(64, "0")}`;
const HASH = `sha256:${"a".repeat(64)}`;
const DATA = `sha256:${"d".repeat(64)}`;
const main = (page: Page) => page.getByRole("main");
const state = (page: Page, words: string) =>
  expect(main(page).getByText(words, { exact: true }).first()).toBeVisible();

/** What the pipeline sends. */
async function push(page: Page, more: object) {
  const answer = await page.request.post("/api/app/evaluations", {
    data: {
      ...{ asset: "m-embed", digest, data: DATA, ranAt: new Date().toISOString() },
      ...more,
    },
    headers: sameOrigin(page),
  });
  expect(answer.status()).toBe(201);
}

test("a release is judged, kept from its author, approved, deployed and withdrawn", async ({
  as,
}) => {
  test.setTimeout(120_000);
  let path = "";

  await test.step("its author puts it forward with criteria", async () => {
    const anton = await as("Anton");
    await anton.goto("/assets/m-embed/releases");
    const form = await open(main(anton), "Put a release forward");
    await fill(form, { Version: VERSION, "Digest of the artefact": digest });
    for (const part of ["Chat template", "System prompt", "Guardrails"]) {
      await fill(form, { [part]: "none" });
    }
    await fill(form, { "Launch flags": HASH, Licence: "MIT", "Rolls back to": "0.9" });
    await choose(form, "Authors", "Anton Weiss", "Leila Haddad");
    await form.getByRole("checkbox", { name: "It has no base model" }).check();
    await fill(form, { "Training data": "ds-eval-gold", "Known weaknesses": "Long clauses" });
    await choose(form, "Criterion 1: kind", "Quality");
    await fill(form, {
      "Criterion 1: suite": "retrieval",
      "Criterion 1: metric": "recall",
      "Criterion 1: threshold": "0.8",
    });
    await choose(form, "Criterion 1: comparison", "At least");
    await send(form, "Put a release forward");
    await expect(anton.getByRole("heading", { level: 1 })).toContainText(VERSION);
    path = new URL(anton.url()).pathname;
    await expect(main(anton).getByText("Not measured").first()).toBeVisible();
  });

  await test.step("bias criteria are agreed, and both are measured on this artefact", async () => {
    const anton = await as("Anton");
    const daan = await as("Daan");
    await agreeBias(anton, daan, "m-embed");
    const results = [{ metric: "recall", value: 0.91 }];
    await push(anton, { kind: "quality", suite: "retrieval", results });
    const gap = [{ metric: `gap ${RUN}`, value: 0.01 }];
    await push(anton, { kind: "bias", suite: "languages", results: gap });
    await anton.goto(path);
    await confirm(anton, "Evaluate");
    await state(anton, "Evaluated");
    await expect(main(anton).getByText("Met", { exact: true }).first()).toBeVisible();
  });

  await test.step("an author cannot approve it; the way out is a second look", async () => {
    const anton = await as("Anton");
    await expect(main(anton).getByRole("button", { name: "Approve", exact: true })).toBeDisabled();
    await expect(main(anton).getByText(/author of a release may not approve it/)).toBeVisible();
    const { id, version } = await recordAt(anton, path);
    const answer = await anton.request.post(`/api/app/releases/${id}/approval`, {
      data: { version },
      headers: sameOrigin(anton),
    });
    expect(answer.status()).toBe(403);
    await kept(anton, "An author tried to approve the own release.");
  });

  await test.step("somebody else approves it, an engineer deploys exactly it", async () => {
    const oskar = await as("Oskar");
    await oskar.goto(path);
    await confirm(oskar, "Approve");
    await state(oskar, "Approved");
    const jonas = await as("Jonas");
    await jonas.goto(path);
    const wrong = await open(jonas, "Record deployment");
    await fill(wrong, { "Digest that serves": HASH });
    await choose(wrong, "Environment", "Staging");
    await wrong.getByRole("button", { name: "Record deployment" }).click();
    await expect(wrong.getByText(/is not what was approved/)).toBeVisible();
    await kept(jonas, "Something else than the approved artefact was to be served.");
    const form = await open(jonas, "Record deployment");
    await fill(form, { "Digest that serves": digest });
    await choose(form, "Environment", "Staging");
    await send(form, "Record deployment");
    await state(jonas, "Deployed");
    await expect(main(jonas).getByText("What serves is what was approved.")).toBeVisible();
  });

  await test.step("a risk owner withdraws it and says what serves instead", async () => {
    const grace = await as("Grace");
    await grace.goto(path);
    const form = await open(grace, "Withdraw");
    await fill(form, {
      Reason: "It misses clauses of long contracts.",
      "What serves instead": "0.9",
      "Copies kept, or the proof of their deletion": "One copy stays in the registry.",
    });
    await send(form, "Withdraw");
    await state(grace, "Withdrawn");
  });
});

const CANDIDATE = "/assets/releases/REL-2026-037";
/** The artefact of this release of the example. */
const SPOTTER = "sha256:6e4dc275d50331c285babff4df2c3bf7920a3033971d807fc5e7facf28e3149d";

test("the example's open candidate is completed, returned, measured again, approved and deployed", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const measure = async (page: Page, value: number) => {
    const it = { asset: "m-pii-ner", digest: SPOTTER };
    const results = [{ metric: "recall", value }];
    await push(page, { ...it, kind: "quality", suite: "names", results });
    const gap = [{ metric: `gap ${RUN}`, value: 0.01 }];
    await push(page, { ...it, kind: "bias", suite: "languages", results: gap });
  };

  await test.step("its author writes what was missing, criteria first", async () => {
    const mei = await as("Mei");
    await mei.goto(CANDIDATE);
    await state(mei, "Candidate");
    await expect(main(mei).getByText("Write the criteria.")).toBeVisible();
    const form = await open(main(mei), "Edit");
    await expect(field(form, "Digest of the artefact")).toHaveValue(SPOTTER);
    await form.getByRole("checkbox", { name: "It has no base model" }).check();
    await fill(form, { Licence: "MIT", "Known weaknesses": "Rare names" });
    await form.getByRole("button", { name: "Another criterion" }).click();
    await choose(form, "Criterion 1: kind", "Quality");
    await fill(form, {
      "Criterion 1: suite": "names",
      "Criterion 1: metric": "recall",
      "Criterion 1: threshold": "0.9",
    });
    await choose(form, "Criterion 1: comparison", "At least");
    await send(form, "Save");
    await agreeBias(mei, await as("Daan"), "m-pii-ner");
    await measure(mei, 0.8);
    await mei.goto(CANDIDATE);
    await confirm(mei, "Evaluate");
    await state(mei, "Evaluated");
    await expect(main(mei).getByText("Missed", { exact: true }).first()).toBeVisible();
  });

  await test.step("a risk owner returns it, and it is measured again", async () => {
    const daan = await as("Daan");
    await daan.goto(CANDIDATE);
    const form = await open(daan, "Return");
    await fill(form, { Reason: "It misses too many rare names." });
    await send(form, "Return");
    await state(daan, "Candidate");
    await expect(main(daan).getByText("It misses too many rare names.").first()).toBeVisible();
    const mei = await as("Mei");
    await measure(mei, 0.95);
    await mei.goto(CANDIDATE);
    await confirm(mei, "Evaluate");
    await state(mei, "Evaluated");
    await expect(main(mei).getByRole("button", { name: "Approve", exact: true })).toBeDisabled();
  });

  await test.step("it is approved by another, and deployed with the version before it named", async () => {
    const daan = await as("Daan");
    await daan.goto(CANDIDATE);
    await confirm(daan, "Approve");
    await state(daan, "Approved");
    const jonas = await as("Jonas");
    await jonas.goto(CANDIDATE);
    const form = await open(jonas, "Record deployment");
    await fill(form, { "Digest that serves": SPOTTER });
    await expect(field(form, "Rolls back to")).toHaveValue("1.3.2");
    await choose(form, "Environment", "Production");
    await send(form, "Record deployment");
    await state(jonas, "Deployed");
  });
});

/** What follows a refusal comes a moment later. */
const kept = (page: Page, text: string) =>
  expect(async () => {
    await page.reload();
    await expect(main(page).getByText(text).first()).toBeVisible({ timeout: 1000 });
  }).toPass();

interface Found {
  id: string;
  version: number;
}
async function recordAt(page: Page, path: string): Promise<Found> {
  const reference = path.split("/").at(-1) ?? "";
  return (await page.request.get(`/api/app/releases/${reference}`)).json();
}

/** Whether its output affects people is not said of this model, so criteria have to be agreed. */
async function agreeBias(author: Page, owner: Page, model: string) {
  const asset = async (): Promise<Found> =>
    (await author.request.get(`/api/app/assets/${model}`)).json();
  const { version } = await asset();
  const proposed = await author.request.post(`/api/app/assets/${model}/fairness`, {
    data: {
      ...{ version, metric: `gap ${RUN}`, comparison: "at_most", threshold: 0.05 },
      reason: "Languages are searched alike.",
    },
    headers: sameOrigin(author),
  });
  expect(proposed.ok()).toBe(true);
  const { criterionId } = await proposed.json();
  await owner.goto("/");
  const approved = await owner.request.post(
    `/api/app/assets/${model}/fairness/${criterionId}/approval`,
    { data: { version: (await asset()).version }, headers: sameOrigin(owner) },
  );
  expect(approved.ok()).toBe(true);
}
