import type { Page } from "@playwright/test";
import { expect, sameOrigin, test } from "./journey";

/** A file of evidence is looked at on its page, fetched only then, and cannot act there. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const today = () => new Date().toISOString().slice(0, 10);

async function kept(page: Page, name: string, buffer: Buffer): Promise<string> {
  const data = {
    title: `Looked at: ${name}`,
    kind: "log",
    source: "Preview journey",
    collectedAt: today(),
    periodFrom: today(),
    periodTo: today(),
  };
  const file = { name, mimeType: "application/octet-stream", buffer };
  const answer = await page.request.post("/api/app/evidence", {
    headers: sameOrigin(page),
    multipart: { data: JSON.stringify(data), file },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).reference;
}

test("pictures and texts are shown where they are asked for, and nothing in them runs", async ({
  as,
}) => {
  const page = await as("Jonas");
  await page.goto("/evidence");
  const asked: string[] = [];
  page.on("request", (one) => {
    if (one.url().includes("/content")) asked.push(one.url());
  });

  const picture = await kept(page, "screen.png", PIXEL);
  await page.goto(`/evidence/${picture}`);
  await expect(page.getByRole("heading", { name: "Preview" })).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Show the file here" }).click();
  const image = page.getByRole("img", { name: "The file screen.png" });
  await expect
    .poll(() => image.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))
    .toBe(1);
  expect(asked).toHaveLength(1);

  const line = "<script>document.title = 'taken over'</script> drill done\n";
  const text = await kept(page, "drill.log", Buffer.from(`start\n${line.repeat(2000)}`));
  await page.goto(`/evidence/${text}`);
  await page.getByRole("button", { name: "Show the file here" }).click();
  const shown = page.getByRole("region", { name: "The file drill.log" });
  await expect(shown).toContainText("<script>document.title");
  await expect(page.getByText(/^These are its first 64/)).toBeVisible();
  expect((await shown.textContent())?.length).toBe(64 * 1024);
  expect(await page.title()).not.toContain("taken over");
  await page.getByRole("button", { name: "Hide it" }).click();
  await expect(shown).toBeHidden();
});

test("a download goes on where it broke off, and its tag says whether it is the same", async ({
  as,
}) => {
  const page = await as("Jonas");
  await page.goto("/evidence");
  const content = "backup restored, 4711 files alike\n".repeat(5000);
  const reference = await kept(page, "restore.log", Buffer.from(content));
  const address = `/api/app/evidence/${reference}/content`;
  const headers = { "accept-encoding": "gzip" };
  const head = await page.request.head(address, { headers });
  expect(head.status()).toBe(200);
  // Not its length: the framework sends none, and each part says how long the whole is.
  const tag = head.headers().etag ?? "";
  expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
  const rest = await page.request.get(address, {
    headers: { ...headers, range: "bytes=100000-", "if-range": tag },
  });
  expect(rest.status()).toBe(206);
  expect(rest.headers()["content-range"]).toBe(`bytes 100000-169999/${content.length}`);
  expect(rest.headers()["content-encoding"]).toBeUndefined();
  expect(await rest.text()).toBe(content.slice(100_000));
  const beyond = await page.request.get(address, { headers: { range: "bytes=999999999-" } });
  expect(beyond.status()).toBe(416);
  expect(beyond.headers()["content-range"]).toBe(`bytes */${content.length}`);
});
