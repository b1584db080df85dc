// What a model registry says, whichever of its three forms it came in.

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface ModelVersion {
  readonly version: string;
  readonly description: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** `Production` and the like, from older servers; newer ones use aliases. */
  readonly stage: string | null;
  readonly status: string | null;
  readonly aliases: readonly string[];
  readonly runId: string | null;
  readonly source: string | null;
  readonly tags: readonly Tag[];
}

export interface RegisteredModel {
  readonly name: string;
  readonly description: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly tags: readonly Tag[];
  readonly versions: readonly ModelVersion[];
  /** Name and version; also of versions that are not listed here. */
  readonly aliases: readonly (readonly [alias: string, version: string])[];
}

/** What stands beside the weights of one model. */
export interface LoggedModel {
  readonly artifactPath: string | null;
  readonly runId: string | null;
  readonly uuid: string | null;
  readonly createdAt: string | null;
  readonly mlflowVersion: string | null;
  readonly sizeBytes: number | null;
  readonly flavors: readonly string[];
  readonly hasSignature: boolean;
}

export interface Registry {
  readonly form: "export" | "models" | "versions" | "mlmodel";
  readonly models: readonly RegisteredModel[];
  readonly logged: LoggedModel | null;
  /** Asks the server for the next page; null when this was the last. */
  readonly nextPage: string | null;
  readonly warnings: readonly string[];
}
