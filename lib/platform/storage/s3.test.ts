import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startS3 } from "@/lib/testing/s3";
import { s3Store } from "./s3";

let s3: Awaited<ReturnType<typeof startS3>>;
let folder: string;
const servers: Server[] = [];
beforeAll(async () => {
  s3 = await startS3();
  folder = await mkdtemp(join(tmpdir(), "s3-"));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

async function* bytesOf(...bytes: Uint8Array[]) {
  yield* bytes;
}

/** A server that refuses all, as Amazon words it. */
async function refusing(status: number, code: string) {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(status, { "content-type": "application/xml" });
      response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No</Message></Error>`);
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return s3Store({ ...s3.place, endpoint: `http://127.0.0.1:${port}` }, folder);
}

describe("files in S3", () => {
  it("stand under prefix, hash and a name of their own; one copy is enough after a while", async () => {
    const store = s3Store(s3.place, folder);
    const bytes = randomBytes(5000);
    const { sha256 } = await store.put(bytesOf(bytes));
    await store.put(bytesOf(bytes));
    const keys = await s3.keys();
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatch(new RegExp(`^annex/files/${sha256}/[0-9a-f-]{36}$`));
    }
    await s3.overwrite("annex/files/notes.txt", "of somebody else");
    expect(await store.tidy(new Date(Date.now() - 60_000))).toBe(0);
    expect(await store.tidy(new Date(Date.now() + 60_000))).toBe(1);
    expect(await s3.keys()).toContain("annex/files/notes.txt");
    const found = await store.get(sha256);
    expect(found && (await buffer(found.stream))).toEqual(bytes);
    expect(await Array.fromAsync(store.list())).toHaveLength(1);
  });

  it("go and come in many pieces, past a page of a list", async () => {
    const store = s3Store({ ...s3.place, prefix: "many/" }, folder);
    const large = Array.from({ length: 80 }, () => randomBytes(65_536));
    const { sha256 } = await store.put(bytesOf(...large));
    const found = await store.get(sha256, (size) => ({ from: 1, to: size - 2 }));
    expect(found && (await buffer(found.stream))).toEqual(Buffer.concat(large).subarray(1, -1));
    for (let at = 0; at < 1001; at += 1) {
      await s3.overwrite(`many/${String(at).padStart(64, "0")}/x`, "a");
    }
    expect(await Array.fromAsync(store.list())).toHaveLength(1002);
  });

  it.each([
    [403, "SignatureDoesNotMatch", "ANNEX_S3_SECRET"],
    [403, "InvalidAccessKeyId", "ANNEX_S3_KEY_ID"],
    [403, "AccessDenied", "may not use the bucket evidence"],
    [404, "NoSuchBucket", "no bucket evidence"],
    [301, "PermanentRedirect", "ANNEX_S3_REGION"],
    [500, "InternalError", "does not answer as it should"],
  ])("answer %i %s with 503, and the reason to whoever runs it", async (status, code, reason) => {
    const store = await refusing(status, code);
    const put = store.put(bytesOf(randomBytes(10)));
    await expect(put).rejects.toMatchObject({
      status: 503,
      code: "unavailable",
      message: expect.stringContaining("nothing was kept"),
    });
    await expect(store.get("a".repeat(64))).rejects.toMatchObject({ status: 503 });
    expect(await store.trouble()).toContain(reason);
  });

  it("say so when there is no such bucket, or nobody at the address", async () => {
    const missing = s3Store({ ...s3.place, bucket: "elsewhere" }, folder);
    expect(await missing.trouble()).toContain("no bucket elsewhere");
    await expect(missing.put(bytesOf(randomBytes(9)))).rejects.toMatchObject({ status: 503 });
    const away = s3Store({ ...s3.place, endpoint: "http://127.0.0.1:1" }, folder);
    expect(await away.trouble()).toContain("http://127.0.0.1:1 does not answer");
    const staged = await away.stage(bytesOf(randomBytes(9)));
    await expect(staged.keep()).rejects.toMatchObject({ status: 503 });
    await staged.discard();
    expect(await readdir(folder)).toEqual([]);
  });
});
