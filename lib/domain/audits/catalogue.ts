// Clauses 4 to 10 as data. Server only: never import it from schema.ts or rules.ts, which the browser loads.
import file from "./clauses.json" with { type: "json" };

export interface Clause {
  /** `4` … `10.2` */
  readonly id: string;
  readonly title: string;
  readonly parentId: string | null;
  readonly level: number;
  /** Whether an auditor checks it by itself; a heading is not. */
  readonly auditable: boolean;
  readonly summary: string;
  readonly mandatoryDocumentedInformation: readonly string[];
  readonly auditQuestions: readonly string[];
  /** What the 2024 amendment changed, where it did. */
  readonly amendment2024?: string;
}

/** The clauses of ISO/IEC 27001:2022 with Amendment 1:2024, in order. */
export const clauses: readonly Clause[] = file.clauses;

const byId = new Map(clauses.map((clause) => [clause.id, clause]));

/** The clause of this number, or undefined. */
export const clauseOf = (id: string): Clause | undefined => byId.get(id);
