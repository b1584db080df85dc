import { describe, expect, it } from "vitest";
import * as z from "zod";
import { operations } from "@/lib/domain/registry";
import { evidenceFiles } from "./evidence";
import { exportFiles } from "./exports/door";
import { openapi } from "./openapi";

/** The document as OpenAPI 3.1 asks for it, as far as it is used here. */
const schema = z.record(z.string(), z.unknown());
const content = z.record(
  z.string().regex(/^(application|multipart)\//),
  z.strictObject({ schema }),
);
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean(),
  description: z.string().min(1).optional(),
  schema,
});
const operation = z.strictObject({
  operationId: z.string(),
  "x-roles": z.array(z.string()).min(1),
  "x-writes": z.enum(["isms", "papers", "account"]).optional(),
  "x-event": z.array(z.string()).min(1).optional(),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content }),
  ),
});
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post"]), operation)),
  components: z.object({ schemas: z.record(z.string(), schema), securitySchemes: schema }),
});

const raw: unknown = JSON.parse(
  JSON.stringify(openapi(operations, [...evidenceFiles, ...exportFiles])),
);
const { paths, components } = document.parse(raw);
const documented = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, one })),
);

/** Everything under any key of this name. */
function under(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [
    ...(name === key ? [one] : []),
    ...under(one, key),
  ]);
}

describe("the OpenAPI document", () => {
  it("describes every operation with a route, under its own name", () => {
    const names = documented.map(({ one }) => one.operationId);
    const routed = operations.filter(({ route }) => route).map(({ name }) => name);
    routed.push(...[...evidenceFiles, ...exportFiles].map(({ operation }) => operation.name));
    expect(names.toSorted()).toEqual(routed.toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  it("says who may, and what a command writes and tells", () => {
    for (const { one } of documented) {
      const all = [...operations, ...exportFiles.map(({ operation }) => operation)];
      const found = all.find(({ name }) => name === one.operationId);
      expect(one["x-roles"]).toEqual(found?.may);
      expect(one["x-writes"]).toBe(found?.kind === "command" ? found.writes : undefined);
      expect(one["x-event"] !== undefined).toBe(found?.kind === "command");
    }
  });

  it("declares each part of an address once, and nothing twice", () => {
    for (const { path, one } of documented) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = one.parameters.filter((each) => each.in === "path");
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
      const all = one.parameters.map((each) => `${each.in} ${each.name}`);
      expect(new Set(all).size).toBe(all.length);
      expect(path).not.toMatch(/:/);
    }
  });

  it("describes the forms and files of evidence", () => {
    const form = paths["/evidence"]?.post?.requestBody?.content["multipart/form-data"]?.schema;
    expect(form).toMatchObject({
      required: ["file", "data"],
      properties: { data: { properties: { title: {}, periodFrom: {}, controls: {} } } },
    });
    expect(under(form, "sha256")).toEqual([]);
    const answer = paths["/evidence/{id}/content"]?.get?.responses["200"]?.content;
    expect(Object.keys(answer ?? {})).toEqual(["application/octet-stream"]);
  });

  it("describes the file of every list, with the list's own filters", () => {
    const one = paths["/exports/risks"]?.get;
    expect(one?.operationId).toBe("risks.export");
    const names = one?.parameters.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(["format", "columns", "state", "sort", "q"]));
    expect(names).not.toContain("cursor");
    const formats = under(paths["/exports/assets"], "enum").flat();
    expect(formats).toContain("cyclonedx");
  });

  it("points nowhere but into itself", () => {
    const targets = new Set(
      Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`),
    );
    expect(under(raw, "$ref").filter((ref) => !targets.has(String(ref)))).toEqual([]);
  });

  it("holds schemas that can be read back", () => {
    for (const one of under(paths, "schema")) {
      if (typeof one === "object" && one !== null && "$ref" in one) continue;
      expect(() => z.fromJSONSchema(one as Parameters<typeof z.fromJSONSchema>[0])).not.toThrow();
    }
  });
});
