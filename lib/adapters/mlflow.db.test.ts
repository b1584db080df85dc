import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAsset } from "@/lib/domain/assets/queries";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { newRequestId } from "@/lib/kernel/execute";
import { type MlflowServer, mlflowMissing, register, startMlflow } from "@/lib/testing/mlflow";
import { type World, world } from "@/lib/testing/world";
import { importDoor, importFiles } from "./import";
import { readServer } from "./import-server";

let people: World;
beforeAll(async () => {
  people = await world();
});
const door = () =>
  importDoor(people.anton.actor, () => ({ channel: "cli", requestId: newRequestId() }));

describe("a registry asked from the wizard", () => {
  let registry: Server;
  afterAll(() => registry.close());

  it("is imported from what came back, by those who may import", async () => {
    registry = createServer((_, response) => {
      const version = { name: "wizard-3b", version: "2", status: "READY" };
      const model = { name: "wizard-3b", description: "Writes.", latest_versions: [version] };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ registered_models: [model], model_versions: [version] }));
    });
    await new Promise<void>((done) => registry.listen(0, "127.0.0.1", done));
    const at = registry.address();
    const address = `http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;
    const asked = (who: "anton" | "bram") => {
      const authenticate = async () => people[who].actor;
      return readServer({ prefix: "/api/app", channel: "ui", authenticate })(
        new Request("http://x/api/app/import/mlflow", {
          ...{ method: "POST", headers: { "content-type": "application/json" } },
          body: JSON.stringify({ address }),
        }),
      );
    };
    expect((await asked("bram")).status).toBe(403);
    const { drafts } = await (await asked("anton")).json();
    const first = await people.anton.does(importAssets, { drafts });
    expect(first).toMatchObject({ created: 1, items: [{ name: "wizard-3b" }] });
    // The same server through the other door is the same model.
    const again = await importFiles([], { mlflow: address, door: door(), apply: true });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1, batch: null });
  });
});

const real = () => {
  let server: MlflowServer;
  beforeAll(async () => {
    server = await startMlflow();
  }, 300_000);
  afterAll(() => server.stop());

  it("brings its registered models, once", async () => {
    const { url } = server;
    await register(url, { name: "digest-3b", versions: 2, description: "Writes summaries." });
    await register(url, { name: "Triage 1", versions: 1, description: "" });
    const first = await importFiles([], { mlflow: url, door: door(), apply: true });
    expect(first).toMatchObject({ created: 2, updated: 0 });
    expect(first.items.map((one) => one.name).sort()).toEqual(["Triage 1", "digest-3b"]);
    const digest = first.items.find((one) => one.name === "digest-3b")?.reference ?? "";
    // What the alias names serves, although a newer version is registered.
    expect(await people.anton.reads(getAsset, { id: digest })).toMatchObject({
      ...{ release: "1", licence: "apache-2.0", description: "Writes summaries." },
      purl: `pkg:mlflow/digest-3b?repository_url=${encodeURIComponent(url)}`,
    });
    const again = await importFiles([], { mlflow: url, door: door(), apply: true });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, batch: null });
  });
};
const missing = mlflowMissing();
// biome-ignore lint/suspicious/noConsole: a test that does not run must be seen
if (missing) console.info(`not run: a real MLflow server (${missing})`);
else describe("a real MLflow server", () => real());
