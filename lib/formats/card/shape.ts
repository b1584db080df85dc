// What a card becomes, whoever wrote it.

export type Answer = "yes" | "no" | "unknown";
export type CardKind = "model" | "dataset";
export type Presence = "present" | "absent";

/** One thing read from the card, and where it stood; `absent` when nothing was found. */
export interface CardFact {
  readonly key: string;
  readonly value: string;
  readonly from: string;
}

export interface Card {
  readonly kind: CardKind;
  readonly name: string;
  readonly summary: string;
  readonly licence: string | null;
  /** False for none, `unknown` and an unnamed `other`. */
  readonly licenceKnown: boolean;
  readonly languages: readonly string[];
  readonly baseModels: readonly string[];
  readonly datasets: readonly string[];
  readonly metrics: readonly string[];
  readonly tags: readonly string[];
  readonly tasks: readonly string[];
  readonly pipelineTag: string | null;
  readonly library: string | null;
  /** `safetensors`, `gguf` or `onnx` where the card names one. */
  readonly weightsFormat: string | null;
  readonly sizeCategory: string | null;
  readonly personalData: Answer;
  readonly personalDataSentence: string | null;
  readonly biasSection: Presence;
  readonly limitations: Presence;
  readonly intendedUse: Presence;
  readonly evaluation: Presence;
  readonly sources: readonly string[];
  readonly annotations: readonly string[];
  readonly gated: boolean;
  /** The sentence that says which model this one was made from. */
  readonly derivation: string | null;
  /** The sentence that says what the model was trained on. */
  readonly training: string | null;
  readonly warnings: readonly string[];
  readonly facts: readonly CardFact[];
}
