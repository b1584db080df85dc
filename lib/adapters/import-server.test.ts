import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { readServer } from "./import-server";

let server: Server | undefined;
afterEach(() => server?.close());

const actor: Actor = { kind: "person", id: "p", name: "Anton", roles: ["engineer"] };
const door = readServer({ prefix: "/api/app", channel: "ui", authenticate: async () => actor });
const send = (body: unknown) =>
  door(
    new Request("http://x/api/app/import/mlflow", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );

describe("a running registry asked from the wizard", () => {
  it("gives drafts as a file does, asked with the token that was given", async () => {
    const seen: (string | undefined)[] = [];
    const made = createServer((request, response) => {
      seen.push(request.headers.authorization);
      const model = { name: "digest", description: "Writes." };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ registered_models: [model] }));
    });
    server = made;
    await new Promise<void>((done) => made.listen(0, "127.0.0.1", done));
    const at = made.address();
    const address = `http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;
    const answer = await send({ address, token: "mlf-1" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ format: "mlflow", drafts: [{ name: "digest" }] });
    expect(text).not.toContain("mlf-1");
    expect(new Set(seen)).toEqual(new Set(["Bearer mlf-1"]));
  });

  it("is refused with a sentence where it cannot be asked", async () => {
    for (const [body, said] of [
      [{ address: "http://169.254.169.254/" }, /this address is never asked/],
      [{ address: "http://127.0.0.1:1" }, /does not answer/],
      [{ address: "mlflow" }, /Give the server's address/],
      [{ address: "http://127.0.0.1:1", token: "a b" }, /no spaces/],
    ] as const) {
      const answer = await send(body);
      expect(answer.status).toBeGreaterThanOrEqual(422);
      expect((await answer.json()).title).toMatch(said);
    }
    for (const body of ["no json", {}, { address: "", more: 1 }]) {
      expect((await send(body)).status).toBe(422);
    }
    expect((await send({ address: "x".repeat(20_000) })).status).toBe(413);
  });
});
