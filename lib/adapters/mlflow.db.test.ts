import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAsset } from "@/lib/domain/assets/queries";
import { newRequestId } from "@/lib/kernel/execute";
import { type MlflowServer, register, startMlflow } from "@/lib/testing/mlflow";
import { type World, world } from "@/lib/testing/world";
import { importDoor, importFiles } from "./import";

let people: World;
let server: MlflowServer | string;
beforeAll(async () => {
  people = await world();
  server = await startMlflow();
}, 900_000);
afterAll(() => {
  if (typeof server === "object") server.stop();
});

describe("a real MLflow server", () => {
  it("brings its registered models, once", async () => {
    if (typeof server === "string") {
      // biome-ignore lint/suspicious/noConsole: a test that does not run must be seen
      console.info(`not run: a real MLflow server (${server})`);
      return;
    }
    const { url } = server;
    await register(url, { name: "digest-3b", versions: 2, description: "Writes summaries." });
    await register(url, { name: "Triage 1", versions: 1, description: "" });
    const door = importDoor(people.anton.actor, () => ({
      channel: "cli",
      requestId: newRequestId(),
    }));
    const first = await importFiles([], { mlflow: url, door });
    expect(first).toMatchObject({ created: 2, updated: 0 });
    expect(first.items.map((one) => one.name).sort()).toEqual(["Triage 1", "digest-3b"]);
    const digest = first.items.find((one) => one.name === "digest-3b")?.reference ?? "";
    // What the alias names serves, although a newer version is registered.
    expect(await people.anton.reads(getAsset, { id: digest })).toMatchObject({
      ...{ release: "1", licence: "apache-2.0", description: "Writes summaries." },
      purl: `pkg:mlflow/digest-3b?repository_url=${encodeURIComponent(url)}`,
    });
    const again = await importFiles([], { mlflow: url, door });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, batch: null });
  });
});
