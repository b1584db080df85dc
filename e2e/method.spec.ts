import type { Page } from "@playwright/test";
import { confirm, field, fill, open, send } from "./acts";
import { violationsIn } from "./axe";
import { expect, test } from "./journey";
import { fitsNarrow } from "./shown";

/** An edition of the risk method from its draft to its return; the example stays as it was. */
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** The one page with a form that only a draft has. */
async function examineForm(page: Page) {
  expect(await violationsIn(page, ["html"])).toEqual([]);
  await fitsNarrow(page, "the form of a draft");
}

test("an edition is written, says what is wrong and what it would change, and is returned", async ({
  as,
}) => {
  test.slow();
  const priya = await as("Priya");
  let path = "";

  await test.step("compliance starts the next edition from the one in force", async () => {
    await priya.goto("/risks/method");
    await expect(heading(priya)).toHaveText("Risk method, edition 1.1");
    const form = await open(priya, "Start a new edition");
    await expect(field(form, "Edition")).toHaveValue("1.2");
    await fill(form, { "What is different and why": "Ten is a medium risk from now on." });
    await form.getByRole("button", { name: "Start a new edition", exact: true }).click();
    await expect(heading(priya)).toHaveText("Edit edition 1.2 of the risk method");
    path = new URL(priya.url()).pathname.replace("/edit", "");
    await examineForm(priya);
  });

  await test.step("what is wrong is said at once, and so is that nothing is", async () => {
    const said = priya.getByRole("status").filter({ hasText: /\S/ });
    await expect(
      said.getByText("Bands cover 1 to 25, and every part says something."),
    ).toBeVisible();
    await fill(priya, { "Medium: to score": "10" });
    await expect(said.getByText("high begins at 10; it has to begin at 11.")).toBeVisible();
    await fill(priya, { "High: from score": "11" });
    await expect(
      said.getByText("Bands cover 1 to 25, and every part says something."),
    ).toBeVisible();
    await priya.getByRole("button", { name: "Save", exact: true }).click();
    await expect(priya).toHaveURL(new RegExp(`${path}$`));
    await expect(priya.getByText("Band, Medium, to score")).toBeVisible();
  });

  await test.step("the preview counts what would change, and changes nothing", async () => {
    await priya.getByRole("link", { name: "What would change", exact: true }).click();
    await expect(heading(priya)).toHaveText("What edition 1.2 would change");
    await expect(
      priya.getByText("Only the edition in force can be applied, and this is another one."),
    ).toBeVisible();
    await expect(priya.getByRole("heading", { name: "Acceptances that fall" })).toBeVisible();
    await priya.goto(path);
    await confirm(priya, "Submit");
  });

  await test.step("top management finds it in their work, and returns it with a comment", async () => {
    const saskia = await as("Saskia");
    await saskia.goto("/my-work");
    await saskia.getByRole("link", { name: /Ten is a medium risk/ }).click();
    await expect(heading(saskia)).toHaveText("Risk method, edition 1.2");
    const form = await open(saskia, "Return");
    await fill(form, { Comment: "We stay with what we have for this year." });
    await send(form, "Return");
    await expect(
      saskia.getByText("We stay with what we have for this year.").first(),
    ).toBeVisible();
  });

  await test.step("compliance gives it up", async () => {
    await priya.goto(path);
    await expect(priya.getByText("Returned with a comment")).toBeVisible();
    const dialog = await open(priya, "Discard");
    await dialog.getByRole("button", { name: "Discard", exact: true }).click();
    await expect(priya).toHaveURL(/\/risks\/method$/);
    await expect(heading(priya)).toHaveText("Risk method, edition 1.1");
  });
});
