import type { Page } from "@playwright/test";
import { expect, sameOrigin, test } from "./journey";

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

/** A risk of Grace's that was assessed twice. */
async function assessedTwice(page: Page) {
  const post = async (path: string, data: object) => {
    const headers = sameOrigin(page);
    const answer = await page.request.post(`/api/app/risks${path}`, { headers, data });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return answer.json();
  };
  let risk = await post("", {
    title: `Assessed twice ${Date.now().toString(36)}`,
    ...{ cause: "Because rules are set by hand,", event: "a port may become reachable," },
    ...{
      consequence: "so that prompts are read.",
      assets: ["ep-summarise-prod"],
      owner: "u-grace",
    },
  });
  for (const likelihood of [2, 4]) {
    risk = await post(`/${risk.id}/assessments`, {
      ...{ version: risk.version, trigger: "Quarterly look", properties: ["C"] },
      inherent: {
        ...{ likelihood, impact: 3 },
        ...{ reasonLikelihood: "As it happened so far.", reasonImpact: "One customer." },
      },
    });
  }
  return risk.reference;
}

test("two assessments of a risk stand side by side, with the arithmetic of each", async ({
  as,
}) => {
  const priya = await as("Priya");
  await priya.goto("/risks");
  const reference = await assessedTwice(priya);
  await priya.goto(`/risks/${reference}`);
  await expect(
    priya.getByRole("figure").getByText(/^Current rose from 6 to 12 .* may accept$/),
  ).toBeVisible();
  await priya.getByRole("link", { name: "Compare assessments", exact: true }).click();
  await expect(heading(priya)).toHaveText(`Assessments of ${reference} side by side`);
  // Of one day: told apart by time and score.
  const offered = priya
    .getByRole("combobox", { name: "This one", exact: true })
    .getByRole("option");
  await expect(offered).toHaveText([/\d\d:\d\d UTC: current 12, /, /\d\d:\d\d UTC: current 6, /]);
  await expect(priya.getByRole("heading", { name: "Side by side", exact: true })).toBeVisible();
  await expect(priya.getByText("How this was computed").first()).toBeVisible();
});

test("a risk that was assessed once has no course to draw, and nothing to compare", async ({
  as,
}) => {
  const helen = await as("Helen");
  await helen.goto("/risks/R-05");
  const part = helen.getByRole("region", { name: "Assessments", exact: true });
  await expect(part.getByText(/^Assessed once so far\. Current is 12, above the 9 /)).toBeVisible();
  await expect(part.getByRole("figure")).toHaveCount(0);
  await expect(part.getByRole("link", { name: "Compare assessments" })).toHaveCount(0);
  // Who may do nothing here sees no card for acts.
  await expect(helen.getByRole("region", { name: "Facts", exact: true })).toBeVisible();
  await expect(helen.getByRole("region", { name: "Acts", exact: true })).toHaveCount(0);
});
