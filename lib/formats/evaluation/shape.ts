// What an evaluation found, whichever harness ran it. Prompts and answers are never taken along.

export interface Metric {
  /** The task, probe or test set inside the suite. */
  readonly task: string | null;
  readonly name: string;
  readonly value: number;
  readonly higherIsBetter: boolean | null;
  readonly standardError: number | null;
  readonly samples: number | null;
  /** Whose result it is, where people or languages are compared. */
  readonly group?: string;
}

export interface DataDigest {
  readonly name: string;
  readonly sha256: string;
}

/** One model, measured once. */
export interface EvaluationRun {
  readonly model: string | null;
  /** SHA-256 of the artefact that was measured. */
  readonly artefactDigest: string | null;
  readonly dataDigests: readonly DataDigest[];
  readonly seed: number | null;
  readonly metrics: readonly Metric[];
  readonly passed: number | null;
  readonly failed: number | null;
  /** Neither passed nor failed: the test itself went wrong. */
  readonly errors: number | null;
}

/** What a reader of one form returns; the checks that all forms share follow. */
export interface Reading {
  readonly form: "lm-evaluation-harness" | "promptfoo" | "garak" | "own" | "csv";
  readonly harness: string;
  readonly harnessVersion: string | null;
  readonly suite: string;
  readonly measuredAt: string | null;
  readonly runs: readonly EvaluationRun[];
}

export interface Evaluation extends Reading {
  readonly warnings: readonly string[];
}
