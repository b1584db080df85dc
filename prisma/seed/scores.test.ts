import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { DEFAULT_METHOD as method } from "@/lib/domain/risks/method/rules";
import { currentOf, factorOf, type Link, residualOf } from "@/lib/domain/risks/rules";
import { OperatingState, Side, Strength } from "@/prisma/generated/enums";

describe("the example company", () => {
  const rating = z.object({
    likelihood: z.int(),
    impact: z.int(),
    score: z.int(),
    band: z.string(),
  });
  const part = z.object({
    controlId: z.string(),
    side: z.enum(Side),
    strength: z.enum(Strength),
  });
  const file = z
    .object({
      risks: z.array(
        z.object({
          id: z.string(),
          inherent: rating,
          current: rating,
          residual: rating,
          controls: z.array(part),
          treatments: z.array(part),
        }),
      ),
      soa: z.object({
        lines: z.array(z.object({ controlId: z.string(), operatingState: z.enum(OperatingState) })),
      }),
      riskMethod: z.object({
        strength: z.record(z.string(), z.number()),
        operatingFactor: z.record(z.string(), z.number()),
      }),
    })
    .parse(JSON.parse(readFileSync("prisma/seed/example-company.json", "utf8")));
  const stateOf = new Map(file.soa.lines.map((line) => [line.controlId, line.operatingState]));
  const linksOf = (parts: readonly z.infer<typeof part>[]): Link[] =>
    parts.map((one) => ({ ...one, state: stateOf.get(one.controlId) ?? "not_decided" }));

  it("has 22 risks and uses this method", () => {
    expect(file.risks).toHaveLength(22);
    expect(method.strengths).toEqual(file.riskMethod.strength);
    expect(
      Object.fromEntries(
        Object.values(OperatingState).map((state) => [state, factorOf(method, state)]),
      ),
    ).toMatchObject(file.riskMethod.operatingFactor);
  });

  it.each(file.risks)("scores $id as its people did", (risk) => {
    const links = linksOf(risk.controls);
    const { likelihood, impact } = risk.inherent;
    expect(currentOf(method, risk.inherent, [])).toEqual({
      likelihood,
      impact,
      score: risk.inherent.score,
      band: risk.inherent.band,
    });
    expect(currentOf(method, risk.inherent, links)).toEqual(risk.current);
    expect(residualOf(method, risk.inherent, links, linksOf(risk.treatments))).toEqual(
      risk.residual,
    );
  });
});
