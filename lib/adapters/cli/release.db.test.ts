import { Command } from "commander";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { exampleCompany } from "@/lib/testing/example";
import { addRelease, partsOf } from "./release";

const SERVED = `sha256:${"9f2c".repeat(16)}`;
let said: string[] = [];
beforeAll(async () => {
  await exampleCompany();
}, 300_000);
afterEach(() => {
  process.exitCode = 0;
  said = [];
});

async function check(...words: string[]) {
  const written = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const program = new Command("annex").option("--json").option("--as <email>").exitOverride();
  addRelease(program);
  try {
    await program.parseAsync(["release", "check", ...words], { from: "user" });
  } finally {
    written.mockRestore();
  }
  return { exit: process.exitCode ?? 0, said: said.join("") };
}

describe("annex release check", () => {
  it("lets pass what was approved, and says which release", async () => {
    const answer = await check(`m-digest-3b@${SERVED}`, "--env", "production");
    expect(answer).toEqual({ exit: 0, said: "REL-2026-029 is deployed to Production.\n" });
  });

  it("says why not", async () => {
    const other = await check(`m-digest-3b@sha256:${"0".repeat(64)}`, "--env", "production");
    expect(other).toEqual({ exit: 1, said: "No release of this model has this digest.\n" });
  });

  it.each(["m-digest-3b", "@sha256:1", "m-digest-3b@"])(
    "wants model and digest, not %s",
    (what) => {
      expect(() => partsOf(what)).toThrow(/model and the digest/);
    },
  );

  it("names what does not exist", async () => {
    const wrong = check(`m-nothing@${SERVED}`);
    await expect(wrong).rejects.toMatchObject({ code: "not_found" });
    const nowhere = check(`m-digest-3b@${SERVED}`, "--env", "moon");
    await expect(nowhere).rejects.toMatchObject({ fields: { environment: [expect.any(String)] } });
    const short = check("m-digest-3b@sha256:9f2c");
    await expect(short).rejects.toMatchObject({ fields: { digest: [expect.any(String)] } });
  });
});
