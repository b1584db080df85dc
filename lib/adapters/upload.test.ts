import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { fileStore } from "@/lib/platform/storage/files";
import type { ObjectStore } from "@/lib/platform/storage/store";
import { dataPart, EDGE, END, filePart, part, request } from "@/lib/testing/form";

vi.mock("@/lib/platform/env", () => ({
  env: { data: join(tmpdir(), "never-used"), s3: null, uploadLimit: 25 * 1024 * 1024 },
}));
const { readTextUpload, readUpload } = await import("./upload");

const hashOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const text = (size: number) => Buffer.alloc(size, "evidence ");

let folder: string;
let store: ObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "upload-"));
  store = fileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const stored = async () => (await Array.fromAsync(store.list())).length;
const upload = (req: Request, limit = 1000) => readUpload(req, { limit, store });
/** The refusal, after which neither the store nor its waiting room may hold anything. */
const refusal = async (req: Request, limit?: number) => {
  try {
    await upload(req, limit);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(await stored()).toBe(0);
    expect(await readdir(join(folder, "tmp")).catch(() => [])).toEqual([]);
    return { code: error.code, status: error.status, fields: error.fields, text: error.message };
  }
  throw new Error("nothing was refused");
};

describe("an upload", () => {
  it("takes file and data in either order, in pieces of any size", async () => {
    const file = filePart("Restore drill: done.\n", "drill.log");
    const data = dataPart({ title: "Drill" });
    for (const parts of [
      [file, data, END],
      [data, file, END],
    ]) {
      for (const chunk of [1, 7, 65_536]) {
        const form = await upload(request(Buffer.concat(parts), { chunk }));
        expect(form).toEqual({
          data: { title: "Drill" },
          file: {
            name: "drill.log",
            kind: "log",
            sha256: hashOf("Restore drill: done.\n"),
            size: 21,
          },
        });
      }
    }
    expect(await stored()).toBe(1);
  });

  it("takes what a browser builds, also with data as a Blob", async () => {
    for (const data of ['{"title":"x"}', new Blob(['{"title":"x"}'])]) {
      const body = new FormData();
      body.append("data", data);
      body.append("file", new File(["a,b\n"], "Prüfung 審査.csv", { type: "text/csv" }));
      const form = await upload(new Request("http://127.0.0.1/", { method: "POST", body }));
      expect(form.data).toEqual({ title: "x" });
      expect(form.file).toMatchObject({ name: "Prüfung 審査.csv", kind: "csv", size: 4 });
    }
  });

  it("asks for nothing but the file", async () => {
    const form = await upload(request(Buffer.concat([filePart("a"), END])));
    expect(form.data).toEqual({});
  });

  it.each([999, 1000])("takes %i bytes under a limit of 1000", async (size) => {
    const form = await upload(request(Buffer.concat([filePart(text(size)), END])));
    expect(form.file.size).toBe(size);
  });
});

describe("an upload that is too large or breaks off", () => {
  it.each([
    ["one byte more", 1001],
    ["far more", 5_000_000],
  ])("refuses %s, however it is sent", async (_, size) => {
    const bytes = Buffer.concat([filePart(text(size)), dataPart({}), END]);
    for (const options of [{}, { chunk: 333 }, { length: true }, { length: true, breaks: true }]) {
      const found = await refusal(request(bytes, options));
      expect(found).toMatchObject({ code: "too_large", text: expect.stringContaining("1 KB") });
    }
  });

  it("does not read an endless body to its end", async () => {
    const sent = { bytes: 0 };
    const head = filePart("").subarray(0, -2);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent.bytes === 0 ? head : text(10_000));
        sent.bytes += 10_000;
      },
    });
    const endless = new Request("http://127.0.0.1/", {
      method: "POST",
      headers: { "content-type": `multipart/form-data; boundary=${EDGE}` },
      body,
      duplex: "half",
    } as RequestInit);
    expect(await refusal(endless, 100_000)).toMatchObject({ code: "too_large" });
    expect(sent.bytes).toBeLessThan(500_000);
  });

  it("refuses a request that breaks off anywhere", async () => {
    const whole = Buffer.concat([filePart(text(300)), dataPart({ title: "Drill" }), END]);
    for (let cut = 0; cut < whole.length - 4; cut += 13) {
      for (const breaks of [false, true]) {
        const found = await refusal(request(whole.subarray(0, cut), { chunk: 50, breaks }));
        expect(found).toMatchObject({ code: "invalid", status: 400 });
        expect(found.text).toContain("broke off");
      }
    }
  });
});

describe("an upload that says what it is", () => {
  const FILE = "Restore drill: done.\n";
  const body = Buffer.concat([filePart(FILE, "drill.log"), dataPart({ title: "Drill" }), END]);
  const inBase64 = (bytes: Uint8Array | string) =>
    createHash("sha256").update(bytes).digest("base64");
  const of = (name: string, value: string) => request(body, { headers: { [name]: value } });

  it.each([
    ["repr-digest", `sha-256=:${inBase64(FILE)}:`],
    ["repr-digest", `sha-512=:${"A".repeat(86)}==:, sha-256=:${inBase64(FILE)}:`],
    ["digest", `SHA-256=${inBase64(FILE)}`],
    ["digest", "md5=whatever"],
    ["content-digest", `sha-256=:${inBase64(body)}:`],
  ])("is taken when it is so (%s: %s)", async (name, value) => {
    expect((await upload(of(name, value))).file.sha256).toBe(hashOf(FILE));
  });

  it.each([
    ["repr-digest", `sha-256=:${inBase64("else")}:`, "does not have the hash"],
    ["digest", `sha-256=${inBase64("else")}`, "does not have the hash"],
    ["content-digest", `sha-256=:${inBase64(FILE)}:`, "does not have the hash"],
    ["repr-digest", `sha-256=${inBase64(FILE)}`, "cannot be read"],
    ["repr-digest", "sha-256=:abc:", "cannot be read"],
    ["content-digest", `sha-256=:${inBase64(body)}:, sha-256=:${inBase64(body)}:`, "cannot be"],
  ])("is refused when it is not, and nothing is kept (%s: %s)", async (name, value, message) => {
    const found = await refusal(of(name, value));
    expect(found).toMatchObject({ status: 400, text: expect.stringContaining(message) });
  });

  it("must not say two things", async () => {
    const digest = `sha-256=${inBase64(FILE)}`;
    const headers = { digest, "repr-digest": `sha-256=:${inBase64("else")}:` };
    const found = await refusal(request(body, { headers }));
    expect(found.text).toContain("two different hashes");
  });

  it("must not be shorter than it says, also where its last boundary came", async () => {
    const found = await refusal(request(body, { length: body.length + 1 }));
    expect(found).toMatchObject({ status: 400, text: expect.stringContaining("broke off") });
    expect((await upload(request(body, { length: true }))).file.size).toBe(FILE.length);
  });
});

describe("a form that is not in order", () => {
  it.each([
    ["no file", [dataPart({})], "invalid", "file"],
    ["an empty file", [filePart(""), dataPart({})], "invalid", "file"],
    ["a file field without a file", [part('name="file"', "text")], "invalid", "file"],
    ["two files", [filePart("a"), filePart("b")], "invalid", "file"],
    ["many files", Array.from({ length: 9 }, () => filePart("a")), "invalid", "file"],
    ["data twice", [dataPart({}), filePart("a"), dataPart({})], "invalid", "data"],
    ["data that is no JSON", [filePart("a"), part('name="data"', "{")], "invalid", "data"],
    ["another field", [filePart("a"), part('name="x"', "1")], "invalid", "x"],
    ["a file under another name", [part('name="y"; filename="a.txt"', "a")], "invalid", "y"],
  ])("refuses %s and names the field", async (_, parts, code, field) => {
    const found = await refusal(request(Buffer.concat([...parts, END])));
    expect(found.code).toBe(code);
    expect(Object.keys(found.fields)).toEqual([field]);
  });

  it("refuses data that is too long", async () => {
    const long = dataPart("x".repeat(300_000));
    const asBlob = part('name="data"; filename="blob"', `"${"x".repeat(300_000)}"`);
    for (const data of [long, asBlob]) {
      const bytes = Buffer.concat([filePart("a"), data, END]);
      expect(await refusal(request(bytes))).toMatchObject({ code: "too_large" });
    }
  });

  it("goes by the bytes, not by what the sender calls them", async () => {
    const page = filePart("<!doctype html><script>alert(1)</script>", "a.txt");
    const found = await refusal(request(Buffer.concat([page, END])));
    expect(found).toMatchObject({ code: "unsupported", text: expect.stringContaining("PDF") });
    const program = filePart(Buffer.from("MZ\x90\0", "latin1"), "a.pdf");
    expect((await refusal(request(Buffer.concat([program, END])))).code).toBe("unsupported");
  });
});

describe("names, foreign forms and texts", () => {
  it.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\\\temp\\\\a.txt", "a.txt"],
    ["a\u202Etxt.exe.txt", "atxt.exe.txt"],
    [`${"x".repeat(300)}.txt`, `${"x".repeat(196)}.txt`],
    ["%0d%0aSet-Cookie.txt", "%0d%0aSet-Cookie.txt"],
  ])("keeps only the safe part of the name %j", async (raw, name) => {
    const form = await upload(request(Buffer.concat([filePart("a", raw), END])));
    expect(form.file.name).toBe(name);
  });

  it("refuses what is no form", async () => {
    const send = (type: string) =>
      new Request("http://127.0.0.1/", {
        method: "POST",
        headers: { "content-type": type },
        body: "a",
      });
    expect(await refusal(send("application/json"))).toMatchObject({ code: "unsupported" });
    expect(await refusal(send("multipart/form-data"))).toMatchObject({ status: 400 });
    const none = new Request("http://127.0.0.1/", {
      method: "POST",
      headers: { "content-type": `multipart/form-data; boundary=${EDGE}` },
    });
    expect(await refusal(none)).toMatchObject({ status: 400 });
  });

  it("lets a fault of the store through as what it is", async () => {
    const broken: ObjectStore = { ...store, stage: () => Promise.reject(new Error("ENOSPC")) };
    const req = request(Buffer.concat([filePart(randomBytes(90_000).toString("hex")), END]));
    await expect(readUpload(req, { store: broken })).rejects.toThrow("ENOSPC");
  });

  it("reads a text that is not kept", async () => {
    const card = (body: Uint8Array | string) =>
      readTextUpload(request(Buffer.concat([filePart(body, "README.md"), END])), { limit: 100 });
    expect(await card("\uFEFF# Model é")).toEqual({
      data: {},
      file: { name: "README.md", text: "# Model é", size: 13 },
    });
    await expect(card(text(101))).rejects.toMatchObject({ code: "too_large" });
    await expect(card("")).rejects.toMatchObject({
      code: "invalid",
      message: "The file is empty.",
    });
    await expect(card(Buffer.from([0xe9]))).rejects.toMatchObject({ code: "unsupported" });
  });
});
