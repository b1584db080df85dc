import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { fc } from "@/lib/testing/property";
import { realInputs } from "@/lib/testing/real-inputs";
import { FormatError } from "./document";
import { OPENAPI_LIMIT, parseOpenApi } from "./openapi";

const ok = { responses: { 200: { description: "fine" } } };
const info = { title: "Digest", version: "1.2.0" };
const three = (more: object) => ({ openapi: "3.0.3", info, paths: {}, ...more });
const read = (value: unknown) => parseOpenApi(JSON.stringify(value));
const warned = (value: unknown) => read(value).warnings.join("\n");

describe("a description", () => {
  it("of version 3 gives addresses, schemes and operations", () => {
    const description = three({
      servers: [
        { url: "https://{region}.example.com/v1", variables: { region: { default: "eu" } } },
        { url: "https://me:secret@example.com" },
        { url: "/v1" },
      ],
      security: [{ key: [] }],
      components: {
        securitySchemes: {
          key: { type: "apiKey", in: "header", name: "X-Key" },
          token: { type: "http", scheme: "Bearer", bearerFormat: "JWT" },
          again: { $ref: "#/components/securitySchemes/token" },
          sign: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "http://a.example" } } },
        },
      },
      paths: {
        "/a": { get: { ...ok, operationId: "a" }, post: { ...ok, security: [] } },
        "/b": { get: { ...ok, security: [{}, { token: [] }], deprecated: true } },
        "/c": { $ref: "#/paths/~1a" },
        "x-note": 1,
      },
    });
    const { warnings, ...rest } = read(description);
    expect(rest).toMatchObject({
      family: "3.0",
      specification: "3.0.3",
      title: "Digest",
      version: "1.2.0",
      operationCount: 5,
      remoteReferences: [],
    });
    expect(rest.servers.map((one) => one.address)).toEqual([
      "https://eu.example.com/v1",
      "https://example.com",
      "/v1",
    ]);
    expect(rest.schemes).toEqual([
      { name: "key", kind: "apiKey", detail: "X-Key in header", isUsed: true },
      { name: "token", kind: "bearer", detail: "JWT", isUsed: true },
      { name: "again", kind: "bearer", detail: "JWT", isUsed: false },
      { name: "sign", kind: "oauth2", detail: "clientCredentials", isUsed: false },
    ]);
    expect(rest.operations.map((one) => [one.method, one.path, one.openness])).toEqual([
      ["get", "/a", null],
      ["post", "/a", "off"],
      ["get", "/b", "optional"],
      ["get", "/c", null],
      ["post", "/c", "off"],
    ]);
    expect(warnings.join("\n")).toContain("servers[1].url: holds credentials");
    expect(warnings.join("\n")).toContain("tokenUrl: is not encrypted");
    expect(warnings.join("\n")).toContain("3 of 5 operations ask for no sign-in");
    expect(JSON.stringify(rest)).not.toContain("secret");
    expect(parseOpenApi(stringify(description))).toEqual(read(description));
  });

  it("of version 2 gives the same", () => {
    const found = read({
      swagger: "2.0",
      info,
      host: "api.example.com",
      basePath: "/v2",
      schemes: ["https", "http"],
      securityDefinitions: { plain: { type: "basic" } },
      security: [{ plain: [] }],
      paths: { "/a": { get: ok } },
    });
    expect(found).toMatchObject({ family: "2.0", operationCount: 1 });
    expect(found.servers).toEqual([
      { address: "https://api.example.com/v2", isPlain: false, isRelative: false },
      { address: "http://api.example.com/v2", isPlain: true, isRelative: false },
    ]);
    expect(found.schemes).toEqual([{ name: "plain", kind: "basic", detail: null, isUsed: true }]);
    expect(found.operations[0]?.openness).toBeNull();
    expect(found.warnings).toEqual(["host: “http://api.example.com/v2” is not encrypted."]);
    expect(parseOpenApi("swagger: 2.0\ninfo: {title: a, version: 1.0}").family).toBe("2.0");
  });

  it("of version 3.1 may have webhooks alone", () => {
    const found = read({
      openapi: "3.1.0",
      info,
      servers: [{ url: "wss://a" }],
      webhooks: { a: {} },
    });
    expect(found).toMatchObject({ family: "3.1", operationCount: 0, warnings: [] });
  });

  it("without a word about security leaves all open", () => {
    const found = read(three({ paths: { "/a": { get: ok } } }));
    expect(found.operations[0]?.openness).toBe("unstated");
    expect(found.warnings).toContain("The description names no server.");
  });
});

describe("a broken description is read with warnings", () => {
  const scheme = (one: object) => three({ components: { securitySchemes: { one } } });
  it.each([
    ["no info", { openapi: "3.0.0", paths: {} }, "info.title: is missing"],
    ["paths in a list", three({ paths: [] }), "paths: must be a map"],
    ["a path without slash", three({ paths: { a: {} } }), "paths.a: must begin with a slash"],
    ["an unknown method", three({ paths: { "/a": { fetch: ok } } }), "paths./a.fetch: is unknown"],
    ["no responses", three({ paths: { "/a": { get: {} } } }), "paths./a.get: describes no"],
    ["an operation of text", three({ paths: { "/a": { get: "x" } } }), "paths./a.get: must be"],
    [
      "an unknown scheme",
      three({ paths: { "/a": { get: { ...ok, security: [{ x: [] }] } } } }),
      "security[0].x: names a scheme",
    ],
    [
      "a strange scheme",
      scheme({ type: "charm" }),
      "securitySchemes.one: is a scheme of an unknown kind",
    ],
    [
      "a key in the query",
      scheme({ type: "apiKey", in: "query", name: "k" }),
      "where logs keep it",
    ],
    [
      "a limit of 3.1",
      three({ components: { schemas: { A: { exclusiveMinimum: 0 } } } }),
      "components.schemas.A.exclusiveMinimum: must be a boolean",
    ],
    [
      "a reference to nothing",
      three({ components: { schemas: { A: { $ref: "#/x" } } } }),
      "components.schemas.A: points to “#/x”",
    ],
    [
      "a circle",
      three({ paths: { "/a": { $ref: "#/paths/~1a" } } }),
      "paths./a: is described elsewhere",
    ],
    [
      "an id twice",
      three({
        paths: { "/a": { get: { ...ok, operationId: "i" }, put: { ...ok, operationId: "i" } } },
      }),
      "is used twice: “i”",
    ],
    ["another version", { ...three({}), openapi: "3.2.0" }, "read as 3.1"],
  ])("%s", (_, value, words) => {
    expect(warned(value)).toContain(words);
  });

  it("and names documents elsewhere without fetching them", () => {
    const found = read(
      three({
        paths: { "/a": { $ref: "https://169.254.169.254/latest#/a" }, "/b": { get: ok } },
        components: { schemas: { A: { $ref: "file:///etc/passwd#/x" }, B: { $ref: "./b.yaml" } } },
      }),
    );
    expect(found.warnings).toContainEqual(
      expect.stringMatching(/^paths.*\/a.*: “https:\/\/169\.254.*” is another document/),
    );
    expect([...found.remoteReferences].sort()).toEqual([
      "./b.yaml",
      "file:///etc/passwd",
      "https://169.254.169.254/latest",
    ]);
    expect(found.operationCount).toBe(1);
    expect(found.warnings.filter((one) => one.includes("not fetched"))).toHaveLength(3);
  });

  it("and finds what references into lists point at", () => {
    const found = warned(
      three({ tags: [{ a: 1 }], x: [{ $ref: "#/tags/0/a" }, { $ref: "#/tags/1" }] }),
    );
    expect(found).toContain("x[1]: points to “#/tags/1”");
    expect(found).not.toContain("x[0]");
  });

  it("and tells the first faults of thousands", () => {
    const paths = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`a${at}`, {}]));
    const { warnings } = read(three({ paths }));
    expect(warnings).toHaveLength(51);
    expect(warnings.at(-1)).toMatch(/^And \d+ more\.$/);
  });
});

describe("what is no description", () => {
  it.each([
    ["another document", '{"a":1}', "neither “openapi” nor “swagger”"],
    ["an old version", '{"swagger":"1.2"}', "OpenAPI 1.2 cannot be read"],
    ["a list", "[]", "must be a map"],
    ["a web page", "<html>", "web page"],
    ["too much", " ".repeat(OPENAPI_LIMIT + 1), "10 MB"],
  ])("is refused: %s", (_, text, words) => {
    expect(() => parseOpenApi(text)).toThrow(FormatError);
    expect(() => parseOpenApi(text)).toThrow(words);
  });

  it("is read or refused with a FormatError, whatever it is", () => {
    const keys = "info paths /a get security servers url components securitySchemes $ref type";
    const key = fc.constantFrom(...keys.split(" "), "swagger", "openapi", "__proto__");
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 0 }), fc.constantFrom("#/paths", "#", "oauth2"));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    const start = fc.constantFrom({ openapi: "3.0.0" }, { swagger: "2.0" }, { openapi: "3.1.1" });
    const whole = fc.tuple(fc.dictionary(key, tree), start);
    fc.assert(
      fc.property(whole, ([body, version]) => {
        const text = JSON.stringify({
          ...body,
          swagger: undefined,
          openapi: undefined,
          ...version,
        });
        expect(parseOpenApi(text).warnings.length).toBeLessThanOrEqual(51);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a large description", () => {
  it("of 3 MB YAML, with a shared requirement, is read in seconds", () => {
    const path = (at: number) =>
      `  /p${at}:\n    get:\n      operationId: o${at}\n      security: *s\n      responses:\n        "200":\n          description: ${"word ".repeat(60)}\n`;
    const text = `openapi: 3.0.0\ninfo: {title: a, version: "1"}\nsecurity: &s [{k: []}]\npaths:\n${Array.from({ length: 900 }, (_, at) => path(at)).join("")}components:\n  schemas:\n${Array.from({ length: 7_500 }, (_, at) => `    S${at}:\n      type: object\n      properties:\n        a: {type: string, description: ${"word ".repeat(55)}}\n`).join("")}`;
    expect(text.length).toBeGreaterThan(2_900_000);
    const start = process.threadCpuUsage();
    const found = parseOpenApi(text);
    const { user, system } = process.threadCpuUsage(start);
    expect(found.operationCount).toBe(900);
    expect((user + system) / 1000).toBeLessThan(10_000);
  }, 60_000);
});

const real = realInputs("openapi");
if (real.length > 0) {
  describe("descriptions of real servers", () => {
    it.each(real)("$name", ({ text }) => {
      const found = parseOpenApi(text);
      expect(found.family).toBe("3.0");
      expect(found.operationCount).toBeGreaterThan(5);
      expect(found.title).not.toBe("Unnamed interface");
      expect(found.warnings.length).toBeGreaterThan(0);
      expect(parseOpenApi(text)).toEqual(found);
    });
  });
}
