import type { Page } from "@playwright/test";
import { choose, confirm, field, fill, inDays, log, open, send } from "./acts";
import { answer, auditAndFind, verifyEffect } from "./audit-steps";
import { importCard, isThereAlready, journeyCard, ownCard } from "./cards";
import { expect, test } from "./journey";
import { addAuditor, arrive, nameReviewer } from "./people-steps";
import { verifyAndKeep, verifyOnCommandLine } from "./trail-steps";

/** One model from its card to the audit, with another person at each step. */
const RUN = Date.now().toString(36);
const { card, model, isReal } = journeyCard(RUN);
/** What this run calls the model in titles of its own. */
const MODEL = isReal ? `${model}-${RUN}` : model;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
test("from a model card to the auditor's room", async ({ as, stranger }) => {
  test.setTimeout(300_000);
  let risk = "";
  let finding = "";

  await test.step("compliance imports the card and decides on what it proposes", async () => {
    const priya = await as("Priya");
    let imported = model;
    await importCard(priya, card);
    if (await isThereAlready(priya)) {
      imported = MODEL;
      await importCard(priya, ownCard(MODEL));
    }
    const whose = imported === model && isReal ? `the real card ${card.name}` : "a card of its own";
    process.stdout.write(`The journey imports ${whose}.\n`);
    const proposals = priya.getByRole("table", { name: "Risks it gives reason for" });
    expect(await proposals.getByRole("row").count()).toBeGreaterThan(3);
    await priya.getByRole("button", { name: "Import", exact: true }).click();
    await priya.waitForURL(/\/assets\/import\/.+/);
    await expect(heading(priya)).toContainText(imported);

    const proposed = priya.getByRole("listitem").filter({ has: priya.getByRole("heading") });
    const taken = await open(proposed.first(), "Accept as a risk");
    await choose(taken, "Risk owner", "Grace Adeyemi");
    await fill(taken, { Title: `Summaries of ${MODEL} mislead a clerk` });
    await send(taken, "Accept as a risk");
    const became = priya.getByRole("link", { name: new RegExp(`Summaries of ${MODEL}`) });
    await expect(became).toBeVisible();
    risk = (await became.getAttribute("href")) ?? "";

    const waiting = proposed.filter({ has: priya.getByRole("button", { name: "Dismiss" }) });
    const threat = (await waiting.first().getByRole("heading").textContent()) ?? "";
    const dropped = await open(waiting.first(), "Dismiss");
    await fill(dropped, { Reason: "The weights are in safetensors: loading executes nothing." });
    await send(dropped, "Dismiss");
    const gone = proposed.filter({ has: priya.getByRole("heading", { name: threat }) });
    await expect(gone.getByText("Dismissed by Priya Raman")).toBeVisible();
    await expect(gone.getByRole("button")).toHaveCount(0);
  });

  await test.step("compliance assesses the risk", async () => {
    const priya = await as("Priya");
    await priya.goto(risk);
    const form = await open(priya, "Assess");
    await fill(form, { "What asks for this assessment": "Import of the model" });
    await choose(form, "Likelihood without controls", "3");
    await choose(form, "Impact without controls", "3");
    await fill(form, {
      "Reason for the likelihood": "The card itself says that dates are sometimes invented.",
      "Reason for the impact": "A clerk who trusts a date misses a term of appeal.",
    });
    await form.getByRole("button", { name: "Add a control" }).click();
    const link = form.getByRole("group", { name: "Control 1" });
    await choose(link, "Control", "A.8.16");
    await choose(link, "Acts on", "Likelihood");
    await choose(link, "Strength by design", "Weak");
    await expect(form.getByText("By the method, as the controls work now:")).toBeVisible();
    await send(form, "Assess");
    await expect(
      priya.getByRole("main").getByText("Assessed", { exact: true }).first(),
    ).toBeVisible();
  });

  await test.step("the risk owner plans the treatment and approves it", async () => {
    const grace = await as("Grace");
    await grace.goto(risk);
    const action = await open(grace, "Add action");
    await fill(action, {
      "What is done": "Every summary shows the dates beside the lines they come from.",
      Due: inDays(30),
      "How it is verified": "Twenty summaries are read against their letters.",
    });
    const brought = action.getByRole("group", { name: "Control 1" });
    await choose(brought, "Control", "A.8.29");
    await choose(brought, "Acts on", "Likelihood");
    await choose(brought, "Strength by design", "Strong");
    await choose(action, "Person responsible", "Anton Weiss");
    await choose(action, "Verifier", "Mei Tanaka");
    await send(action, "Add action");
    const plan = await open(grace, "Choose treatment");
    await plan.getByRole("radio", { name: "Modify" }).check();
    await send(plan, "Choose treatment");
    await confirm(grace, "Approve the plan");
    await expect(grace.getByText(/Approved by Grace Adeyemi/)).toBeVisible();
  });

  await test.step("compliance names a reviewer for the control", async () => {
    await nameReviewer(await as("Priya"), "A.8.16", "Oskar Lund");
  });

  await test.step("the control's owner attests with a file, in three clicks", async () => {
    const jonas = await as("Jonas");
    await jonas.goto("/my-work");
    let clicks = 0;
    await jonas.exposeFunction("countClick", () => clicks++);
    await jonas.addInitScript(() => {
      const count = Reflect.get(window, "countClick");
      addEventListener("pointerdown", () => count(), true);
    });
    await jonas.reload();
    await jonas.getByRole("link", { name: /^A\.8\.16 / }).click();
    const form = jonas.getByRole("dialog", { name: "Attest A.8.16" });
    await field(form, "Evidence file").setInputFiles(log("gateway watch ok"));
    await fill(form, { "Source of the file": "log store, query gateway-watch" });
    await form.getByRole("radio", { name: /^Effective/ }).click();
    await form.getByRole("button", { name: "Attest", exact: true }).click();
    await expect(form).toBeHidden();
    expect(clicks).toBeGreaterThan(0);
    expect(clicks).toBeLessThanOrEqual(3);
    await expect(jonas.getByText("Review the attestation")).toBeVisible();
  });

  await test.step("a second person accepts it by the five tests, and the evidence with it", async () => {
    const oskar = await as("Oskar");
    await oskar.goto("/my-work");
    await oskar
      .getByRole("listitem")
      .filter({ hasText: "Review attestation" })
      .filter({ hasText: "A.8.16" })
      .getByRole("link")
      .click();
    const review = oskar.getByRole("heading", { name: "Attestation to review" });
    await expect(review).toBeVisible();
    const evidence = await oskar
      .getByRole("main")
      .getByRole("link", { name: /^EV-\d+ ?$/ })
      .first()
      .getAttribute("href");
    const form = await open(oskar, "Accept");
    const tests = form.getByRole("checkbox");
    await expect(tests).toHaveCount(5);
    for (const one of await tests.all()) await one.check();
    await send(form, "Accept");
    await expect(review).toBeHidden();
    await oskar.goto(evidence ?? "");
    const facts = oskar.getByRole("main").getByRole("definition");
    await expect(facts.filter({ hasText: "Jonas Lindqvist" }).first()).toBeVisible();
    await expect(facts.filter({ hasText: "Oskar Lund" }).first()).toBeVisible();
  });

  await test.step("an engineer carries the treatment out, another verifies it", async () => {
    const anton = await as("Anton");
    await anton.goto("/evidence");
    const file = await open(anton, "Add evidence");
    await field(file, "File").setInputFiles(log("summary 14 shows its dates"));
    await fill(file, {
      Title: `Dates beside lines, ${MODEL}`,
      Source: "release pipeline, job 4711",
      "Period from": inDays(-7),
    });
    await send(file, "Add evidence");
    await anton.goto(risk);
    await confirm(anton, "Start");
    const done = await open(anton, "Mark as done");
    await fill(done, { "What was done": "Released with build 4711." });
    await field(done, "Evidence that shows it").click();
    await anton.getByRole("option", { name: new RegExp(`Dates beside lines, ${MODEL}`) }).click();
    await anton.keyboard.press("Escape");
    await send(done, "Mark as done");
    const mei = await as("Mei");
    await mei.goto(risk);
    const verified = await open(mei, "Verify");
    await fill(verified, {
      "What you looked at": "Twenty letters of last week; every date was there.",
    });
    await send(verified, "Verify");
    await expect(mei.getByText(/Verified by Mei Tanaka/)).toBeVisible();
  });

  await test.step("the risk owner accepts what is left until a day", async () => {
    const grace = await as("Grace");
    await grace.goto(risk);
    await confirm(grace, "Confirm the level");
    const priya = await as("Priya");
    await priya.goto(risk);
    await confirm(priya, "Complete the plan");
    await confirm(priya, "Request acceptance");
    await grace.goto(risk);
    const form = await open(grace, "Accept");
    await fill(form, {
      "Why this is acceptable":
        "Clerks read every summary; what is left stays within the appetite.",
      "Valid until": inDays(180),
    });
    await send(form, "Accept");
    await expect(grace.getByText(/Accepted by Grace Adeyemi until/)).toBeVisible();
  });

  await test.step("the internal auditor audits and raises a finding", async () => {
    finding = await auditAndFind(await as("Helen"), MODEL);
  });

  await test.step("an engineer answers, the auditor accepts, the engineer corrects", async () => {
    await answer(await as("Leila"), await as("Helen"), finding, MODEL);
  });

  await test.step("another auditor, new here, verifies with a new sample", async () => {
    const vera = { name: "Vera Sandoval", email: `vera.${RUN}@second-look.example` };
    const link = await addAuditor(await as("Jonas"), vera);
    const page = await stranger();
    await arrive(page, link, vera);
    await verifyEffect(page, finding);
    await expect(page.getByRole("main").getByText(vera.name).first()).toBeVisible();
  });

  await test.step("the external auditor reads it all, and finds nothing to press", async () => {
    const ruben = await as("Ruben");
    const room = "/engagements/ENG-2026-1";
    await ruben.goto("/engagements");
    await ruben.getByRole("link", { name: "Open the room" }).click();
    await expect(ruben.getByText(/everything you open is logged/)).toBeVisible();
    const parts = [
      [`${room}${risk}`, `Summaries of ${MODEL}`],
      [`${room}/controls/A.8.16`, "A.8.16"],
      [`${room}${finding}`, MODEL],
    ] as const;
    for (const [path, words] of parts) {
      await ruben.goto(path);
      await expect(heading(ruben)).toContainText(words);
      const buttons = await ruben.getByRole("main").getByRole("button").allTextContents();
      expect(buttons, path).toEqual([]);
    }
  });

  await test.step("compliance sees what was opened, and the trail holds", async () => {
    const priya = await as("Priya");
    await priya.goto("/audits/engagements/ENG-2026-1");
    const views = priya.getByRole("table", { name: "Log of views" });
    await expect(views.getByText("Ruben Castellanos").first()).toBeVisible();
    await expect(views.getByText("risks.get").first()).toBeVisible();
    const checkpoint = await verifyAndKeep(priya);
    const { code, printed } = await verifyOnCommandLine(checkpoint);
    expect(code, printed).toBe(0);
    expect(printed).toMatch(/^The trail holds: \d+ entries, root \S+\.\n$/);
  });
});
