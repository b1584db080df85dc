import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FILE_KINDS } from "@/lib/platform/file-kind";
import { fileStore } from "@/lib/platform/storage/files";
import type { ObjectStore } from "@/lib/platform/storage/store";

vi.mock("@/lib/platform/env", () => ({
  env: { data: join(tmpdir(), "never-used"), s3: null, uploadLimit: 25 * 1024 * 1024 },
}));
const { contentHeaders, contentResponse } = await import("./download");

const content = { name: "a.txt", kind: "text", sha256: "ab".repeat(32), size: 3 } as const;
const dispositionOf = (name: string) => contentHeaders({ ...content, name })["Content-Disposition"];

describe("the headers of a download", () => {
  it("never let the browser show, guess or run it", () => {
    for (const kind of FILE_KINDS) {
      const headers = contentHeaders({ ...content, kind });
      expect(headers["Content-Disposition"]).toMatch(/^attachment; /);
      expect(headers["X-Content-Type-Options"]).toBe("nosniff");
      expect(headers["Content-Security-Policy"]).toBe("sandbox; default-src 'none'");
      expect(headers["Content-Type"]).toMatch(
        /^(image\/(png|jpeg)|application\/(pdf|octet-stream)|text\/plain; charset=utf-8)$/,
      );
    }
    const typeOf = (kind: "markdown" | "docx") =>
      contentHeaders({ ...content, kind })["Content-Type"];
    expect(typeOf("markdown")).toBe("text/plain; charset=utf-8");
    expect(typeOf("docx")).toBe("application/octet-stream");
  });

  it("carry any name", () => {
    expect(dispositionOf("Prüfung's (1).pdf")).toBe(
      `attachment; filename="Pr_fung's (1).pdf"; filename*=UTF-8''Pr%C3%BCfung%27s%20%281%29.pdf`,
    );
    expect(dispositionOf('a"; filename="evil.html')).toBe(
      `attachment; filename="a__ filename=_evil.html"; filename*=UTF-8''a%22%3B%20filename%3D%22evil.html`,
    );
    for (const name of ["a\r\nX: 1", "../x", "\uD800", "%41", "x".repeat(300), ""]) {
      const value = dispositionOf(name) ?? "";
      expect(() => new Headers({ "Content-Disposition": value })).not.toThrow();
      expect(value).toMatch(/^attachment; filename="[^"\\\r\n/]+"; filename\*=UTF-8''[\w.%~!-]+$/);
    }
  });

  it("name the digest of the bytes", () => {
    expect(contentHeaders(content)["Repr-Digest"]).toBe(
      "sha-256=:q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=:",
    );
  });
});

describe("a download", () => {
  let folder: string;
  let store: ObjectStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "download-"));
    store = fileStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const answer = (of: { sha256: string; size: number }, asked: RequestInit = {}, query = "") =>
    contentResponse({
      content: { name: "a.zip", kind: "zip", ...of },
      request: new Request(`http://annex.example/content${query}`, asked),
      store,
    });

  async function* bytes() {
    for (let at = 0; at < 100; at += 1) yield Buffer.alloc(5000, at);
  }

  it("gives back what was stored", async () => {
    const { sha256, size } = await store.put(bytes());
    const response = await answer({ sha256, size });
    expect(response.headers.get("content-length")).toBe("500000");
    const expected = Buffer.concat(await Array.fromAsync(bytes()));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(expected);
  });

  it("may be broken off", async () => {
    const { sha256, size } = await store.put(bytes());
    const response = await answer({ sha256, size });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  });

  it("says so when the file is gone", async () => {
    await expect(contentResponse({ content, store })).rejects.toMatchObject({ code: "not_found" });
  });

  it("goes on where it was broken off, for as long as the bytes are the same", async () => {
    const kept = await store.put(bytes());
    const expected = Buffer.concat(await Array.fromAsync(bytes()));
    const tag = `"${kept.sha256}"`;
    const first = await answer(kept);
    expect(first.headers.get("etag")).toBe(tag);
    await first.body?.cancel();
    const rest = await answer(kept, { headers: { range: "bytes=123456-", "if-range": tag } });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe("bytes 123456-499999/500000");
    expect(rest.headers.get("content-length")).toBe("376544");
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(expected.subarray(123_456));
    for (const other of [`W/${tag}`, `"${"0".repeat(64)}"`, "Mon, 23 Nov 2026 10:00:00 GMT"]) {
      const whole = await answer(kept, { headers: { range: "bytes=5-", "if-range": other } });
      expect(whole.status).toBe(200);
      expect((await whole.arrayBuffer()).byteLength).toBe(500_000);
    }
    const beyond = answer(kept, { headers: { range: "bytes=500000-" } });
    await expect(beyond).rejects.toMatchObject({ status: 416, size: 500_000 });
  });

  it("says all but the bytes to who asks for the head", async () => {
    const kept = await store.put(bytes());
    const head = await answer(kept, { method: "HEAD" });
    const whole = await answer(kept);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers));
    await whole.body?.cancel();
    expect(head.headers.get("content-length")).toBe("500000");
    expect(head.body).toBeNull();
    const none = contentResponse({
      content,
      request: new Request("http://annex.example/", { method: "HEAD" }),
      store,
    });
    await expect(none).rejects.toMatchObject({ code: "not_found" });
  });

  it("may be looked at where it is an image or a PDF, under a policy that lets nothing act", async () => {
    const { sha256, size } = await store.put(bytes());
    for (const kind of FILE_KINDS) {
      const viewed = await contentResponse({
        content: { name: "a", kind, sha256, size },
        request: new Request("http://annex.example/content?view"),
        store,
      });
      await viewed.body?.cancel();
      const isShown = ["png", "jpeg", "pdf"].includes(kind);
      const headers = viewed.headers;
      expect(headers.get("content-disposition")).toMatch(isShown ? /^inline; / : /^attachment; /);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toContain("script-src");
      expect(headers.get("content-security-policy")?.startsWith("sandbox")).toBe(kind !== "pdf");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});
