import { beforeAll, expect, it } from "vitest";
import { said, table } from "@/lib/testing/risk-tables";
import { asset } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { importRisks } from "../commands";
import { previewRiskImport } from "../queries";

let people: World;
let endpoint: { name: string };
beforeAll(async () => {
  people = await world();
  endpoint = await asset(people, "ep-twins");
}, 120_000);

it("adds nothing that another hand wrote with other case, spaces and marks", async () => {
  const { priya } = people;
  const titles = [
    "Straße ist gesperrt: Zugang №1",
    "Ключи — общие",
    "鍵は共有、される",
    "ﬁle is Ｗide",
  ];
  const first = titles.map((title) => ({ ...said, title, assets: endpoint.name }));
  expect(await priya.does(importRisks, table(first))).toMatchObject({ created: 4 });
  const other = [
    "straße  ist gesperrt (zugang no1)",
    "КЛЮЧИ общие!",
    "鍵は共有 される",
    "FILE-IS-WIDE",
  ];
  const again = other.map((title) => ({ ...said, title, assets: endpoint.name }));
  const preview = await priya.reads(previewRiskImport, table(again));
  expect(preview).toMatchObject({ created: 0, there: 4 });
  const keys = ["Keys  of hosts are shared", "KEYS of hosts: are-shared "].map((title) => ({
    ...said,
    title,
  }));
  const once = table(keys.slice(0, 1));
  expect(await priya.does(importRisks, once)).toMatchObject({ created: 1 });
  const twice = table(keys.slice(1));
  expect(await priya.does(importRisks, twice)).toMatchObject({ created: 0, there: 1 });
});
