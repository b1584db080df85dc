import { expect, type Page } from "@playwright/test";
import { choose, confirm, field, fill, inDays, log, open, send } from "./acts";

/** Audits one control of a model and raises a finding. @returns the finding's address */
export async function auditAndFind(helen: Page, model: string): Promise<string> {
  await helen.goto("/audits");
  const plan = await open(helen, "Plan an audit");
  await fill(plan, {
    Title: `Audit of ${model}`,
    Objective: "Is the model used as its risk says?",
    Scope: "The model, its risk, its controls",
    Criteria: "ISO/IEC 27001:2022",
    "Method and sample": "Reading of records; five summaries",
    From: inDays(0),
    To: inDays(2),
    "Declaration of independence": "I had no part in it.",
  });
  await choose(plan, "Clauses and controls", "A.8.31");
  await choose(plan, "Lead auditor", "Helen Marsh");
  await send(plan, "Plan an audit");
  await helen.waitForURL(/\/audits\/IA-/);
  const audit = new URL(helen.url()).pathname;
  await confirm(helen, "Announce");
  await confirm(helen, "Start");
  await helen.goto(`${audit}/checklist`);
  const form = await open(helen, "Raise finding on A.8.31");
  await fill(form, {
    Title: `Test letters of ${model} lie in production`,
    Criterion: "A.8.31: environments are separate",
    Evidence: "Bucket of production, three letters marked as test",
    Gap: "Nothing keeps test data out",
  });
  await choose(form, "Area owner", "Leila Haddad");
  await choose(form, "Grade", "Minor");
  await send(form, "Raise a finding");
  const raised = helen.getByRole("link", { name: /^F-\d{4}-\d+$/ });
  await expect(raised).toBeVisible();
  return (await raised.getAttribute("href")) ?? "";
}

/** The area's owner answers, the auditor accepts, the owner corrects. */
export async function answer(leila: Page, helen: Page, finding: string, model: string) {
  await leila.goto(finding);
  const plan = await open(leila, "Submit a plan");
  await fill(plan, {
    Correction: "The three letters were deleted.",
    "Corrected on": inDays(0),
    "Extent check": "All four buckets were searched; two more letters were found and deleted.",
    "Root cause":
      "Why: the test job writes where its variable points.\nWhy: the variable has no default.\nWhy: no check compares it with the environment.",
    "Corrective action": "The job refuses to start when the bucket is not of its environment.",
    "Action due": inDays(14),
    "Effectiveness criterion": "Twenty runs, no letter in production.",
  });
  await choose(plan, "Responsible", "Leila Haddad");
  await send(plan, "Submit a plan");
  await helen.goto(finding);
  const accepted = await open(helen, "Accept the plan");
  await fill(accepted, {
    "Observation period in days": "0",
    "Reason of a shorter period": "The refusal shows at once whether it works.",
  });
  await send(accepted, "Accept the plan");

  await leila.goto("/evidence");
  const file = await open(leila, "Add evidence");
  await field(file, "File").setInputFiles(log("start refused: wrong bucket"));
  await fill(file, {
    Title: `Refused starts, ${model}`,
    Source: "job runner, last twenty runs",
    "Period from": inDays(-7),
  });
  await send(file, "Add evidence");
  await leila.goto(finding);
  const done = await open(leila, "Report as implemented");
  await fill(done, { "What was done": "The check is in the job since this morning." });
  await field(done, "Evidence of the action").click();
  await leila.getByRole("option", { name: new RegExp(`Refused starts, ${model}`) }).click();
  await leila.keyboard.press("Escape");
  await send(done, "Report as implemented");
}

export async function verifyEffect(auditor: Page, finding: string) {
  await auditor.goto(finding);
  const form = await open(auditor, "Verify the effect");
  await form.getByRole("radio", { name: /^Effective/ }).check();
  await fill(form, {
    "New sample and what it showed": "Twenty runs of today: none wrote elsewhere.",
  });
  await send(form, "Verify the effect");
  await expect(
    auditor.getByRole("main").getByText("Closed", { exact: true }).first(),
  ).toBeVisible();
}
