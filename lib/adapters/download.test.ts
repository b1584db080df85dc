import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FILE_KINDS } from "@/lib/platform/file-kind";
import { fileStore, type ObjectStore } from "@/lib/platform/storage";

vi.mock("@/lib/platform/env", () => ({ env: { data: join(tmpdir(), "never-used") } }));
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

  async function* bytes() {
    for (let at = 0; at < 100; at += 1) yield Buffer.alloc(5000, at);
  }

  it("gives back what was stored", async () => {
    const { sha256, size } = await store.put(bytes());
    const response = await contentResponse({ name: "a.zip", kind: "zip", sha256, size }, store);
    expect(response.headers.get("content-length")).toBe("500000");
    const expected = Buffer.concat(await Array.fromAsync(bytes()));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(expected);
  });

  it("may be broken off", async () => {
    const { sha256, size } = await store.put(bytes());
    const response = await contentResponse({ name: "a.zip", kind: "zip", sha256, size }, store);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  });

  it("says so when the file is gone", async () => {
    await expect(contentResponse(content, store)).rejects.toMatchObject({ code: "not_found" });
  });
});
