import { expect, type Locator, type Page } from "@playwright/test";

/** What people do with the kit: open a dialog, fill and choose in it, send it. */
type Place = Page | Locator;
const pageOf = (place: Place): Page => ("page" in place ? place.page() : place);

/** Labels of required fields end with a star. */
const labelled = (label: string) =>
  new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*\\*?$`);

/** The control of a field: a section may bear the same words. */
export const field = (form: Place, label: string) =>
  form.getByLabel(labelled(label)).and(form.locator("input, textarea, select"));

export async function fill(form: Place, values: Readonly<Record<string, string>>) {
  for (const [label, value] of Object.entries(values)) await field(form, label).fill(value);
}

/** One or several options of a list, by the beginning of their label; typed where the list is searched. */
export async function choose(form: Place, label: string, ...options: readonly string[]) {
  const box = form.getByRole("combobox", { name: label, exact: true });
  const isSearched = (await box.getAttribute("data-searches")) !== null;
  for (const option of options) {
    if (isSearched) await box.fill(option);
    const wanted = pageOf(form)
      .getByRole("option", { name: beginning(option) })
      .first();
    // A list of several stays open, and a click on some of them would close it.
    if (!(await wanted.isVisible())) await box.click();
    await wanted.click();
  }
  if (options.length > 1) await box.press("Escape");
}
const beginning = (text: string) =>
  new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);

/** Opens the dialog behind a button. */
export async function open(place: Place, label: string): Promise<Locator> {
  // An empty list offers its first record once more.
  await place.getByRole("button", { name: label, exact: true }).first().click();
  const dialog = pageOf(place).getByRole("dialog");
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Sends the dialog's form; a refusal keeps it open and fails the test. */
export async function send(dialog: Locator, label: string) {
  await dialog.getByRole("button", { name: label, exact: true }).click();
  await expect.poll(() => refusalIn(dialog), { message: `${label} is accepted` }).toBe("");
}

/** What an open dialog says against sending; nothing once it is closed. */
async function refusalIn(dialog: Locator): Promise<string> {
  if (!(await dialog.isVisible())) return "";
  const said = dialog.locator("[data-failure], [class*=Wrapper-error]");
  return ["open", ...(await said.allTextContents())].join(": ");
}

/** An act that asks for nothing but a second yes. */
export async function confirm(place: Place, label: string) {
  await send(await open(place, label), label);
}

/** `YYYY-MM-DD`, so many days from today in UTC. */
export const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A file as a file field takes it. */
export const upload = (name: string, text: string, mimeType: string) => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

/** A line of a log, often enough to be a file. */
export const log = (line: string) => upload("proof.log", `${line}\n`.repeat(20), "text/plain");
