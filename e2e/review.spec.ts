import type { Locator, Page } from "@playwright/test";
import { expect, sameOrigin, test } from "./journey";

/** Fifty risks that are due, looked at one after the other without a mouse. */
const COUNT = 50;

interface Made {
  id: string;
  reference: string;
  version: number;
}

async function post(page: Page, path: string, data: object) {
  const headers = sameOrigin(page);
  const answer = await page.request.post(`/api/app/risks${path}`, { headers, data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
}

/** Risks of Grace's that are looked at every ten days, so that they are due within fourteen. */
async function dueRisks(page: Page, stamp: string): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 1; at <= COUNT; at++) {
    const { id, version } = await post(page, "", {
      title: `${stamp} ${String(at).padStart(2, "0")}`,
      cause: "Because rules are partly set by hand,",
      event: "a port may become reachable,",
      consequence: "so that prompts are read.",
      assets: ["ep-summarise-prod"],
      owner: "u-grace",
    });
    const assessed = await post(page, `/${id}/assessments`, {
      ...{ version, trigger: "Quarterly look", properties: ["C"], reviewDays: 10 },
      inherent: {
        ...{ likelihood: 2, impact: 3 },
        reasonLikelihood: "One such case within two years.",
        reasonImpact: "Documents of one customer.",
      },
    });
    made.push(assessed);
  }
  return made;
}

async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  const most = 40;
  for (let pressed = 0; pressed < most; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reached within ${most} tabs`).toBeFocused();
}

const progress = (page: Page, done: number) =>
  page.getByRole("status", { name: `${done} of ${COUNT} risks looked at` });
const reason = (page: Page) => page.getByRole("combobox", { name: "Why it is still valid" });
const heading = (page: Page) => page.getByRole("heading", { level: 2 }).first();

/** The reason that was given last, chosen by the arrow keys. */
async function confirmAgain(page: Page) {
  await page.keyboard.press("v");
  await expect(reason(page)).toBeFocused();
  // The arrow goes to the first reason offered, opening the list where it is not open yet.
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(reason(page)).toHaveValue(/nothing has changed since/);
  await page.keyboard.press("Control+Enter");
}

/** Escape closes the small form and keeps the place; over what was written it asks, and goes back. */
async function escapeForm(page: Page) {
  const place = await heading(page).textContent();
  await page.keyboard.press("v");
  await expect(reason(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(reason(page)).toBeHidden();
  await expect(heading(page)).toBeFocused();

  await page.keyboard.press("v");
  await expect(reason(page)).toBeFocused();
  await page.keyboard.type("Half a thought");
  // Nothing has the focus now; the form is still what Escape is for.
  await page.getByRole("heading", { name: "Scenario", exact: true }).click();
  await page.keyboard.press("Escape");
  const asks = page.getByRole("button", { name: "Discard it", exact: true });
  await expect(asks).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(asks).toBeHidden();
  await expect(reason(page)).toBeFocused();
  await expect(reason(page)).toHaveValue("Half a thought");
  // Over what was written the list of reasons goes first.
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await asks.click();
  await expect(reason(page)).toBeHidden();
  await expect(heading(page)).toHaveText(place ?? "");
}

test("an officer reviews fifty due risks by keyboard alone", async ({ as }) => {
  test.setTimeout(180_000);
  const page = await as("Priya");
  await page.goto("/risks");
  const stamp = `Looked at ${Date.now().toString(36)}`;
  const made = await dueRisks(page, stamp);
  await page.goto(`/risks/review?q=${encodeURIComponent(stamp)}`);
  await expect(progress(page, 0)).toBeVisible();
  await expect(heading(page)).toContainText(stamp);

  // The keys of this page are listed with the others.
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Still valid")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();

  await escapeForm(page);

  // The first reason is written, and too short a one is refused without being lost.
  await page.keyboard.press("v");
  await expect(reason(page)).toBeFocused();
  await page.keyboard.type("ok");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expect(reason(page)).toHaveValue("ok");
  await page.keyboard.type(", nothing has changed since the last look");
  await page.keyboard.press("Control+Enter");
  await expect(progress(page, 1)).toBeVisible();
  await expect(heading(page)).toBeFocused();

  // j and k move without deciding, s leaves one for later.
  const second = await heading(page).textContent();
  await page.keyboard.press("j");
  await expect(heading(page)).not.toHaveText(second ?? "");
  await page.keyboard.press("k");
  await expect(heading(page)).toHaveText(second ?? "");
  await page.keyboard.press("s");
  await expect(progress(page, 2)).toBeVisible();

  // One is scored anew, in place.
  await page.keyboard.press("r");
  const trigger = page.getByRole("textbox", { name: "What asks for this assessment" });
  await expect(trigger).toBeFocused();
  await page.keyboard.type("Review of the quarter");
  await tabTo(page, page.getByRole("textbox", { name: "Reason for the likelihood" }));
  await page.keyboard.type("It happened twice this year.");
  await tabTo(page, page.getByRole("textbox", { name: "Reason for the impact" }));
  await page.keyboard.type("Documents of several customers.");
  await page.keyboard.press("Control+Enter");
  await expect(progress(page, 3)).toBeVisible();

  // Somebody else is faster with the fourth: it stays, and the page says who did what.
  const grace = await as("Grace");
  await grace.goto("/my-work");
  const fourth = (await heading(page).textContent()) ?? "";
  const taken = made.find(({ reference }) => fourth.startsWith(`${reference} `));
  if (!taken) throw new Error(`${fourth} is none of ours`);
  await post(grace, `/${taken.id}/reviews`, {
    version: taken.version,
    reason: "Looked at with the platform group.",
  });
  await confirmAgain(page);
  await expect(page.getByText(/Grace Adeyemi changed it meanwhile/)).toBeVisible();
  await expect(progress(page, 3)).toBeVisible();
  await expect(reason(page)).toHaveValue(/nothing has changed since/);
  await reason(page).press("Control+Enter");
  await expect(progress(page, 4)).toBeVisible();

  for (let done = 4; done < COUNT; done++) {
    await confirmAgain(page);
    await expect(progress(page, done + 1)).toBeVisible();
  }
  const finished = page.getByText("48 still valid, 1 re-scored, 1 skipped.");
  await expect(finished).toBeVisible();

  // The one that was skipped is taken up again and confirmed.
  const back = page.getByRole("button", { name: "Back to what was skipped" });
  await tabTo(page, back, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(progress(page, COUNT - 1)).toBeVisible();
  await confirmAgain(page);
  await expect(page.getByText("49 still valid, 1 re-scored, 0 skipped.")).toBeVisible();

  await page.goto(`/risks/review?q=${encodeURIComponent(stamp)}&within=5`);
  await expect(page.getByText("Nothing is due")).toBeVisible();
  const [first] = made;
  await page.goto(`/risks/${first?.reference}`);
  await expect(
    page.getByRole("region", { name: "Reviews" }).getByText("Priya Raman"),
  ).toBeVisible();
});

test("an opportunity says what it comes from, and what is next in one line", async ({ as }) => {
  const page = await as("Grace");
  await page.goto("/risks/R-24");
  await expect(page.getByText("Your turn: approve the plan")).toBeVisible();
  await expect(page.getByRole("region", { name: "Scores" })).toHaveCount(0);
  const said = page.getByRole("region", { name: "Opportunity" });
  await expect(said.getByText("Two tenders answered from the pack")).toBeVisible();
  await said.getByRole("link", { name: /^IP-4/ }).click();
  await expect(page).toHaveURL(/\/context\/IP-4$/);
  await expect(page.getByRole("link", { name: /^R-24/ })).toBeVisible();
  const other = await as("Priya");
  await other.goto("/risks/R-24");
  await expect(other.getByText("Next: Grace Adeyemi approves the plan")).toBeVisible();
});
