import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { scenarioOf } from "./risks";

const file = z
  .object({ risks: z.array(z.object({ id: z.string(), statement: z.string() })) })
  .parse(JSON.parse(readFileSync("prisma/seed/example-company.json", "utf8")));
const of = (id: string) =>
  scenarioOf(file.risks.find((risk) => risk.id === id)?.statement ?? "no such risk");

describe("a statement", () => {
  it("falls into cause, event and consequence", () => {
    expect(of("R-16")).toEqual({
      cause: "Only one region offers the GPU type",
      event: "An outage, heat-related throttling or withdrawal may stop the service",
      consequence: "Customers cannot work and contracts are broken",
    });
    expect(of("R-19").cause).toBe("One platform engineer carries deployment, patching and on-call");
    expect(of("R-13").event).toBe("One registry credential opens both");
    expect(of("R-04").event).toMatch(/^Names may appear in logs, feedback/);
  });

  it.each(file.risks)("$id has all three", ({ statement }) => {
    const { cause, event, consequence } = scenarioOf(statement);
    for (const words of [cause, event, consequence]) expect(words.length).toBeGreaterThan(10);
    expect(`Because ${cause}, ${event}, so that ${consequence}.`.toLowerCase()).toBe(
      statement.toLowerCase(),
    );
  });
});
