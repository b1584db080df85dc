import type { Page } from "@playwright/test";
import { expect, test } from "./journey";
import { oneOfEach, SIGNED_OUT } from "./pages";
import { walkByTab } from "./walk";

/** Every page by the Tab key alone: each control is reached, the focus is drawn, nothing traps it. */
test.describe.configure({ mode: "parallel" });

async function walk(page: Page, path: string) {
  await page.goto(path, { waitUntil: "load" });
  await expect(page.locator("h1")).toHaveCount(1);
  const { controls, unreached, undrawn } = await walkByTab(page);
  expect(controls, "there is something to reach").toBeGreaterThan(0);
  expect(unreached, "controls that Tab does not reach").toEqual([]);
  expect(undrawn, "controls that do not show the focus").toEqual([]);
}

for (const [name, path] of oneOfEach()) {
  test(`${name} tabs through ${path}`, async ({ as }) => {
    await walk(await as(name), path);
  });
}

for (const path of SIGNED_OUT) {
  test(`signed out, by Tab through ${path}`, async ({ page }) => {
    await walk(page, path);
  });
}

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
