import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileStore } from "./files";
import type { ObjectStore } from "./store";

let folder: string;
let store: ObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "files-"));
  store = fileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function* bytesOf(bytes: Uint8Array) {
  yield bytes;
}
const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

describe("files on disk", () => {
  it("have no ending, and only their own user reads them", async () => {
    const { sha256 } = await store.put(bytesOf(randomBytes(10)));
    expect((await stat(pathOf(sha256))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, sha256.slice(0, 2)))).mode & 0o777).toBe(0o700);
  });

  it("are not read by other names, nor through a planted link", async () => {
    await writeFile(join(folder, "secret"), "secret");
    expect(await store.get("secret")).toBeNull();
    const { sha256 } = await store.put(bytesOf(randomBytes(10)));
    await rm(pathOf(sha256));
    await symlink("/etc/hostname", pathOf(sha256));
    await expect(store.get(sha256)).rejects.toThrow();
  });

  it("survive a crash of the clean-up between taking them away and putting them back", async () => {
    const bytes = randomBytes(500);
    const { sha256 } = await store.put(bytesOf(bytes));
    const taken = join(folder, "tmp", `${sha256}.${randomUUID()}`);
    await rename(pathOf(sha256), taken);
    const readBack = async () => {
      const found = await store.get(sha256);
      return found && buffer(found.stream);
    };
    expect(await readBack()).toEqual(bytes);
    expect(await store.tidy(new Date(Date.now() + 1000))).toBe(0);
    expect(await store.head(sha256)).toMatchObject({ size: 500 });
    expect(await readBack()).toEqual(bytes);
  });

  it("say what is in their way", async () => {
    expect(await fileStore(join(folder, "not-yet")).trouble()).toBeNull();
    await mkdir(join(folder, "not"));
    await writeFile(join(folder, "not", "folder"), "");
    const blocked = fileStore(join(folder, "not", "folder", "deeper"));
    expect(await blocked.trouble()).toContain("cannot be written");
  });

  it("keep apart what hashes apart", async () => {
    const one = await store.put(bytesOf(Buffer.from("one")));
    expect(one.sha256).toBe(createHash("sha256").update("one").digest("hex"));
  });
});
