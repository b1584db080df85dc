import type { Facts } from "@/lib/domain/assets/facts/schema";
import type {
  AssetKind,
  Classification,
  Derivation,
  EvaluationKind,
  Exposure,
  PersonalData,
  RelationType,
  Tier,
} from "@/prisma/generated/enums";

/** An asset as the rules see it: what counts of it, said by itself or inherited. */
export interface Seen {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind: AssetKind;
  readonly tier: Tier | null;
  readonly exposure: Exposure | null;
  readonly authentication: string;
  /** The higher of its own class and what reaches it. */
  readonly classification: Classification | null;
  readonly personalData: PersonalData;
  /** Highest of the three needs, 0 when nothing is said. */
  readonly criticality: number;
  readonly availability: number;
  readonly digest: string | null;
  readonly licence: string | null;
  readonly supplier: string;
  /** References of linked suppliers: they stay when a supplier is renamed. */
  readonly supplierRefs: string;
  readonly legalBasis: string;
  readonly languages: readonly string[];
  /** It came with a card that others wrote. */
  readonly hasCard: boolean;
  readonly facts: Facts;
}

/** One relation of the asset with what stands at its other end. */
export interface Joined {
  readonly type: RelationType;
  /** Does the relation lead from the asset to the other? */
  readonly leads: boolean;
  readonly derivation: Derivation | null;
  readonly asset: Seen;
}

/** Data that goes to or from the asset. */
export interface Stream {
  readonly reference: string;
  /** Does it go out from the asset? */
  readonly leaves: boolean;
  /** Who or what stands at the other end. */
  readonly other: string;
  /** Its reference, where it is an asset: that stays when it is renamed. */
  readonly otherRef: string | null;
  /** The other end is somebody outside of every environment of ours. */
  readonly isOutside: boolean;
  readonly classification: Classification;
  readonly personalData: PersonalData;
  readonly encryption: string;
}

/** Everything the rules may read about one asset, on one day. */
export interface Situation {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly asset: Seen;
  readonly joined: readonly Joined[];
  /** Data the asset learned from or reads, over any number of steps. */
  readonly data: readonly Seen[];
  /** Endpoints at which it comes out, over any number of steps; itself when it is one. */
  readonly endpoints: readonly Seen[];
  readonly streams: readonly Stream[];
  /** Of a model: kinds of evaluation on record for what is served, and agreed fairness criteria. */
  readonly evaluations: readonly EvaluationKind[];
  readonly fairnessCriteria: number;
  /** Copies that are recorded and not deleted. */
  readonly copies: number;
  /** Is some release of the model approved or deployed? */
  readonly isReleased: boolean;
}

/**
 * What a reason rests on: which fact, its value, and the asset that says so. Others are named by reference: a
 * decision stands when somebody renames them.
 */
export interface RestsOn {
  readonly key: string;
  readonly value: string;
  readonly from: string;
}

export interface Found {
  /** A plain sentence: why this threat fits here. */
  readonly why: string;
  readonly facts: readonly RestsOn[];
}

export interface Rule {
  readonly threatId: string;
  readonly find: (situation: Situation) => Found | null;
}
