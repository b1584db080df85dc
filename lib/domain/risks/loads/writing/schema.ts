import type { Levels, Scored } from "../../rules";
import type { Planned } from "../planning/schema";

/** One risk as the import left it. */
export interface Written {
  readonly id: string;
  readonly planned: Planned;
  readonly assessed: Assessed | null;
}
export interface Assessed {
  readonly id: string;
  readonly levels: Levels & { readonly inherent: number; readonly computed: Scored };
  readonly method: string;
}
