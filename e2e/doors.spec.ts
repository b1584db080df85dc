import type { APIResponse, Page } from "@playwright/test";
import { field, upload } from "./acts";
import { ownCard } from "./cards";
import { expect, sameOrigin, test } from "./journey";

/** The browser's interface takes its cookie from our own pages only, the public one never. */
const OURS = /This request did not come from this installation's own pages/;
const card = ownCard("never-imported");
const file = upload(card.name, card.text, "text/markdown");

/** Each way to change something under /api/app, sent by somebody who may. */
const DOORS: Readonly<
  Record<string, (page: Page, headers: Record<string, string>) => Promise<APIResponse>>
> = {
  "/api/app/people": (page, headers) => page.request.post("/api/app/people", { headers, data: {} }),
  "/api/app/evidence": (page, headers) =>
    page.request.post("/api/app/evidence", { headers, multipart: { file, data: "{}" } }),
  "/api/app/import": (page, headers) =>
    page.request.post("/api/app/import", { headers, multipart: { file, data: "{}" } }),
  "/api/app/import/mlflow": (page, headers) =>
    page.request.post("/api/app/import/mlflow", { headers, data: { address: "nowhere" } }),
};

for (const [path, post] of Object.entries(DOORS)) {
  test(`${path} refuses what does not come from our own pages`, async ({ as }) => {
    // Administrator and engineer: Jonas may add people, submit evidence and import.
    const jonas = await as("Jonas");
    await jonas.goto("/account");
    const ours = sameOrigin(jonas);
    const strange: Record<string, string>[] = [
      { origin: "https://elsewhere.example" },
      { origin: "https://elsewhere.example", "sec-fetch-site": "same-origin" },
      { origin: "null" },
      { ...ours, "sec-fetch-site": "cross-site" },
      {},
    ];
    for (const headers of strange) {
      const answer = await post(jonas, headers);
      expect(answer.status(), JSON.stringify(headers)).toBe(403);
      expect((await answer.json()).title).toMatch(OURS);
    }
    const own = await post(jonas, ours);
    expect([200, 422], "from our own page it gets as far as the fields").toContain(own.status());
  });
}

const hardened = (answer: APIResponse) => {
  const { "x-content-type-options": sniff, "cache-control": cache } = answer.headers();
  expect({ sniff, cache }, answer.url()).toEqual({ sniff: "nosniff", cache: "no-store" });
};

test("the public interface ignores the cookie", async ({ as }) => {
  const jonas = await as("Jonas");
  await jonas.goto("/account");
  const headers = sameOrigin(jonas);
  for (const path of ["/api/v1/people", "/api/v1/evidence"]) {
    const answer = await jonas.request.post(path, { headers, data: {} });
    expect(answer.status(), path).toBe(401);
    hardened(answer);
  }
});

test("an answer of the public interface is neither guessed at nor kept", async ({
  as,
  request,
}) => {
  const jonas = await as("Jonas");
  await jonas.goto("/account");
  await field(jonas, "Name of the token").fill("doors");
  await jonas.getByRole("button", { name: "Create token" }).click();
  const token = await jonas.getByLabel("Token", { exact: true }).inputValue();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await request.get("/api/v1/controls", { headers });
  expect(answer.status()).toBe(200);
  hardened(answer);
});
