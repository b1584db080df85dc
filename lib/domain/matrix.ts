import { ROLES, type Role } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";

/** One row of the role matrix: an operation and who may try it. */
export interface MatrixRow {
  readonly name: string;
  readonly kind: "command" | "query";
  /** What a command writes; queries write nothing. */
  readonly writes: string;
  readonly module: string;
  readonly may: readonly Role[];
}

/** Derived from the registry, so it cannot drift from what the pipeline enforces. */
export const roleMatrix = (operations: readonly AnyOperation[]): MatrixRow[] =>
  operations
    .map((operation) => ({
      name: operation.name,
      kind: operation.kind,
      writes: operation.kind === "command" ? operation.writes : "",
      module: operation.kind === "query" ? (operation.module ?? "") : "",
      may: ROLES.filter((role) => operation.may.includes(role)),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
