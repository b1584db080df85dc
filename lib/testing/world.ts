import type * as z from "zod";
import { addPerson } from "@/lib/domain/people/commands";
import { type Actor, type Role, SYSTEM } from "@/lib/kernel/actor";
import type { EventType } from "@/lib/kernel/event";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Command, Query } from "@/lib/kernel/operation";

/** People with names for tests. They act through `execute`, so what they make is never impossible. */
export interface TestPerson {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly actor: Actor;
  does<In extends z.ZodType, Out extends z.ZodType, E extends readonly [EventType, ...EventType[]]>(
    command: Command<In, Out, E>,
    input: z.input<In>,
  ): Promise<z.output<Out>>;
  reads<In extends z.ZodType, Out extends z.ZodType>(
    query: Query<In, Out>,
    input?: z.input<In>,
  ): Promise<z.output<Out>>;
}

const via = () => ({ channel: "ui", requestId: newRequestId() }) as const;

export const person = (actor: Actor, reference: string): TestPerson => ({
  id: actor.id,
  reference,
  name: actor.name,
  actor,
  does: (command, input) => execute(command, actor, input, via()),
  reads: (query, input) => execute(query, actor, input ?? {}, via()),
});

export const system = person(SYSTEM, "system");

/** The cast: who they are in the example company too. */
const CAST = {
  priya: ["Priya Raman", ["compliance", "staff"]],
  saskia: ["Saskia Vermeer", ["top_management", "risk_owner", "staff"]],
  daan: ["Daan Okafor", ["top_management", "risk_owner", "staff"]],
  grace: ["Grace Adeyemi", ["risk_owner", "staff"]],
  jonas: ["Jonas Lindqvist", ["admin", "engineer", "staff"]],
  anton: ["Anton Weiss", ["engineer", "staff"]],
  oskar: ["Oskar Lund", ["engineer", "staff"]],
  bram: ["Bram de Wit", ["staff"]],
  helen: ["Helen Marsh", ["internal_auditor"]],
  ruben: ["Ruben Castellanos", ["external_auditor"]],
} as const satisfies Record<string, readonly [string, readonly Role[]]>;
export type World = Record<keyof typeof CAST, TestPerson>;

async function join(name: string, roles: readonly Role[]): Promise<TestPerson> {
  const external = roles.some((role) => role.endsWith("auditor"));
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@annex.example`;
  const added = await system.does(addPerson, {
    name,
    email,
    title: "",
    external,
    accessUntil: external ? "2199-12-31" : null,
    roles: roles.filter((role) => role !== "system"),
    ...(roles.includes("top_management") && { decision: "Named by the founders." }),
  });
  const actor: Actor = { kind: "person", id: added.id, name, roles };
  return person(actor, added.reference);
}

/** Adds the cast to a fresh database. `addPerson` by the system is how an installation begins. */
export async function world(): Promise<World> {
  const people: Partial<World> = {};
  for (const [key, [name, roles]] of Object.entries(CAST)) {
    people[key as keyof World] = await join(name, roles);
  }
  return people as World;
}
