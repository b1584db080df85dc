import * as z from "zod";
import { recordRef } from "@/lib/kernel/fields";
import { AssetKind, Classification, Tier } from "@/prisma/generated/enums";
import { Crossing, Protection } from "../rules";

/** More than this nobody reads in one drawing; choose an environment or an asset. */
export const MOST_FLOWS = 400;

export const diagramInput = z.strictObject({
  environment: recordRef.optional(),
  asset: recordRef.optional(),
});

const group = z.object({
  /** `environment:<id>` or `zone:<id>`. */
  id: z.string(),
  name: z.string(),
  kind: z.enum({ environment: "environment", zone: "zone", outside: "outside" }),
  tier: z.enum(Tier).nullable(),
  /** The environment that a zone lies in. */
  parent: z.string().nullable(),
});
const node = z.object({
  /** `asset:<id>` or `party:<zone>:<name>`. */
  id: z.string(),
  name: z.string(),
  reference: z.string().nullable(),
  kind: z.enum({ ...AssetKind, party: "party" }),
  /** The group that it stands in; null where none is said. */
  parent: z.string().nullable(),
});
const edge = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  data: z.string(),
  classification: z.enum(Classification),
  protocol: z.string(),
  crosses: z.enum(Crossing),
  protection: z.enum(Protection),
});
export const diagram = z.object({
  groups: z.array(group),
  nodes: z.array(node),
  edges: z.array(edge),
  /** Where somebody put a node, inside its group. */
  positions: z.array(z.object({ node: z.string(), x: z.number(), y: z.number() })),
  /** There are more flows than are drawn. */
  isCut: z.boolean(),
});
export type Diagram = z.output<typeof diagram>;
export type DiagramGroup = Diagram["groups"][number];
export type DiagramNode = Diagram["nodes"][number];
export type DiagramEdge = Diagram["edges"][number];

const where = z.number("Give a number.").min(-100_000).max(100_000);
export const arrangeInput = z.strictObject({
  positions: z
    .array(z.strictObject({ node: z.string().max(240), x: where, y: where }))
    .min(1, "Move a node first.")
    .max(500),
});
export const arrangeShape = z.object({ kept: z.int() });
/** Lays everything out anew. */
export const resetInput = z.strictObject({});

/** Where a box stands inside the one around it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
/** The way of a line around what is in between, counted from the corner of the drawing. */
export interface Route {
  readonly points: readonly Point[];
  /** The middle of its label; none in a drawing too full for labels. */
  readonly label: Point | null;
}
export interface Layout {
  readonly boxes: Readonly<Record<string, Box>>;
  readonly routes: Readonly<Record<string, Route>>;
}
