import type { RiskKind, RiskState, TreatmentOption } from "@/prisma/generated/enums";
import type { Band, Rating } from "../../rules";
import type { LoadRow } from "../schema";
import type { Twin } from "../twins/rules";

export interface Named {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

/** What people write of a risk. */
export interface Columns {
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly threatId: string | null;
  readonly properties: readonly string[];
  readonly ownerId: string;
  readonly option: TreatmentOption | null;
  readonly reviewDays: number | null;
}

/** A risk of the register that a row may speak of. */
export interface KnownRisk extends Columns {
  readonly id: string;
  readonly reference: string;
  readonly kind: RiskKind;
  readonly state: RiskState;
  readonly version: number;
  readonly owner: Named;
  readonly proposedById: string | null;
  readonly assets: readonly Named[];
  /** Null while it is not scored. */
  readonly inherent: Rating | null;
  readonly current: Rating | null;
  /** The acceptance in force. */
  readonly acceptance: string | null;
  /** One is in force or asked for, and has to be judged again. */
  readonly isAccepting: boolean;
  readonly currentBand: Band | null;
  readonly methodVersion: string | null;
  /** When somebody last looked at it, and the day of the next look. */
  readonly seenAt: Date | null;
  readonly nextReview: string | null;
}

/** Levels that a row brings, with the reasons that go with them. */
export interface PlannedAssessment {
  readonly inherent: Rating;
  readonly reasonLikelihood: string;
  readonly reasonImpact: string;
  readonly override: (Rating & { readonly reason: string }) | null;
}

/** What becomes of one row of a table. */
export interface Planned {
  readonly row: LoadRow;
  readonly known: KnownRisk | null;
  /** The reference that a new risk brings along. */
  readonly reference: string | null;
  /** Of a new risk all, of a known one what changes. */
  readonly columns: Partial<Columns>;
  /** Null: as they are. */
  readonly assets: readonly Named[] | null;
  readonly assessment: PlannedAssessment | null;
  /** Says the same already, so the row is left out. */
  readonly twin: Twin | null;
}
