import { expect, it } from "vitest";
import type { Actor, Role } from "@/lib/kernel/actor";
import { DEFAULT_METHOD as method } from "../method/rules";
import { scored } from "../rules";
import { actsOnAcceptance, actsOnTreatment } from "./rules";

const acceptance: Parameters<typeof actsOnAcceptance>[0] = {
  ...{ id: "a", reference: "AC-1", version: 1, state: "requested", outcome: "requested" },
  ...{ score: 6, band: "medium", requestedBy: "Priya", requestedAt: "2026-11-20T09:00:00Z" },
  ...{ decidedBy: null, decidedAt: null, validUntil: null, reason: null, conditions: "" },
  ...{ signIn: "", bindsSha256: null, renews: null, endedAt: null, endReason: null, atRisk: false },
  excusedIds: [],
};
const risk = (likelihood: number, impact: number): Parameters<typeof actsOnAcceptance>[1] => ({
  ...{ owner: { id: "grace" }, state: "assessed", judgedBy: method, inForce: method },
  ...{ treatments: [], acceptances: [], today: "2026-11-23", loweredById: null },
  current: scored(method, { likelihood, impact }),
});
const actor = (id: string, role: Role): Actor => ({ kind: "person", id, name: id, roles: [role] });
const grace = actor("grace", "risk_owner");
const responsible = { id: "grace", reference: "u-grace", name: "Grace" };
const saskia = actor("saskia", "top_management");

it("lets decide whom the band of the risk as it stands names, whatever the request showed", () => {
  const can = (by: Actor, on: ReturnType<typeof risk>) =>
    actsOnAcceptance(acceptance, on, by).accept;
  expect([can(grace, risk(2, 3)), can(saskia, risk(2, 3))]).toEqual([true, false]);
  expect([can(grace, risk(4, 3)), can(saskia, risk(4, 3))]).toEqual([false, true]);
  expect([can(grace, risk(5, 5)), can(saskia, risk(5, 5))]).toEqual([false, false]);
  expect(actsOnAcceptance(acceptance, risk(5, 5), grace).reject).toBe(true);
});

it("offers nothing to whoever set a level below the computed one, and it to another", () => {
  const can = (loweredById: string | null) =>
    actsOnAcceptance(acceptance, { ...risk(2, 3), loweredById }, grace).accept;
  expect([can(null), can("priya"), can(grace.id)]).toEqual([true, true, false]);
});

it("asks for a second look only while none is recorded of the reader", () => {
  const treating = { ...risk(2, 3), treatments: [{ state: "approved" as const, responsible }] };
  const needs = (excusedIds: string[]) =>
    actsOnAcceptance({ ...acceptance, excusedIds }, treating, grace).needsReview;
  expect([needs([]), needs(["saskia"]), needs([grace.id])]).toEqual([true, true, false]);
  const proposed = { state: "proposed" as const, responsible, verifier: null, doneById: null };
  const approving = (looks: { act: string; byId: string }[]) =>
    actsOnTreatment({ ...proposed, looks }, risk(2, 3), grace).needsReview;
  const look = { act: "treatments.approve", byId: grace.id };
  expect([approving([]), approving([{ ...look, act: "treatments.verify" }])]).toEqual([
    ...["treatments.approve", "treatments.approve"],
  ]);
  expect(approving([look])).toBe(null);
});
