import type { Page } from "@playwright/test";
import { violationsIn } from "./axe";
import { DIALOGS, examineDialogs } from "./dialogs";
import { expect, test, watch } from "./journey";
import { builtPages, oneOfEach, PAGES, patternOf, SIGNED_OUT, VISITS } from "./pages";
import { examineShown } from "./shown";
import { walkByTab } from "./walk";
import { budgetOf, scriptWeight } from "./weight";

/**
 * Every page and every dialog behind its buttons, light and dark and narrow: no accessibility
 * violation, no sideways scroll, one heading, each control reached by Tab, and the script that a
 * cold browser loads first within its budget. One visit a page shows all of it.
 */
test.describe.configure({ mode: "parallel" });

/** Comes as nobody came before, so that nothing is in the browser's cache. */
async function arrive(page: Page, path: string, least: number) {
  const weight = await scriptWeight(page, path);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  expect.soft(weight, "KB of script").toBeGreaterThan(least);
  expect.soft(weight, "KB of script").toBeLessThanOrEqual(budgetOf(path));
}

/** The Tab key alone: each control is reached, the focus is drawn, nothing traps it. */
async function walk(page: Page) {
  const { controls, unreached, undrawn } = await walkByTab(page);
  expect(controls, "there is something to reach").toBeGreaterThan(0);
  expect(unreached, "controls that Tab does not reach").toEqual([]);
  expect(undrawn, "controls that do not show the focus").toEqual([]);
}

const walked = new Set(oneOfEach());
for (const visit of VISITS) {
  const [name, path] = visit;
  test(`${name} sees ${path} and its dialogs`, async ({ as }) => {
    test.slow();
    const page = await as(name);
    // A page that loads no script would be light, but is not what people get.
    await arrive(page, path, 50);
    await examineShown(page, path);
    if (walked.has(visit)) await walk(page);
    const opened = await examineDialogs(page, path);
    const expected = DIALOGS[`${name} ${path}`] ?? [];
    expect(opened).toEqual(expect.arrayContaining([...expected]));
  });
}

for (const path of SIGNED_OUT) {
  test(`signed out, ${path}`, async ({ page }) => {
    const errors: string[] = [];
    watch(page, errors);
    await arrive(page, path, 0);
    await examineShown(page, path);
    await walk(page);
    expect(errors).toEqual([]);
  });
}

test("no dialog that is named is left out", () => {
  const visited = VISITS.map(([name, path]) => `${name} ${path}`);
  expect(Object.keys(DIALOGS).filter((one) => !visited.includes(one))).toEqual([]);
});

test("no page is left out", () => {
  const all = builtPages();
  const seen = new Set(
    [...Object.values(PAGES).flat(), ...SIGNED_OUT].map((path) => patternOf(path, all)),
  );
  expect(all.filter((pattern) => !seen.has(pattern))).toEqual([]);
});

test("a planted violation is found, by what is judged and where", async ({ page }) => {
  await page.setContent(`
    <main style="background: white"><p style="color: #aaa">Pale</p></main>
    <aside><img src="data:,"></aside>`);
  expect(await violationsIn(page, ["html"], "wcag")).toEqual([
    "color-contrast: p",
    "document-title: html",
    "html-has-lang: html",
    "image-alt: img",
  ]);
  expect(await violationsIn(page, ["html"], "colours")).toEqual(["color-contrast: p"]);
  expect(await violationsIn(page, ["aside"], "wcag")).toEqual(["image-alt: img"]);
});

test("a planted trap is found", async ({ page }) => {
  await page.setContent(`
    <button>Before</button>
    <textarea aria-label="Trap" onkeydown="event.key === 'Tab' && event.preventDefault()"></textarea>
    <button>After</button>`);
  expect((await walkByTab(page)).unreached).toEqual(["button After"]);
});

test("a planted control that shows no focus is found", async ({ page }) => {
  await page.setContent(`
    <div><button>Drawn</button></div><hr>
    <div><button style="outline: none">Mute</button></div>`);
  const { unreached, undrawn } = await walkByTab(page);
  expect([unreached, undrawn]).toEqual([[], ["button Mute"]]);
});
