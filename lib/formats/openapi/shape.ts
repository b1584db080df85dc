// What an interface description says about the endpoint behind it.

export interface Server {
  /** As written, with the defaults of its variables filled in and without credentials. */
  readonly address: string;
  /** True for `http:` and `ws:`: whoever listens on the way reads along. */
  readonly isPlain: boolean;
  /** True where the description gives no host. */
  readonly isRelative: boolean;
}

export type SchemeKind =
  | "apiKey"
  | "basic"
  | "bearer"
  | "http"
  | "mutualTls"
  | "oauth2"
  | "openIdConnect"
  | "unknown";

export interface SecurityScheme {
  readonly name: string;
  readonly kind: SchemeKind;
  /** Where a key travels, which flows are offered. */
  readonly detail: string | null;
  readonly isUsed: boolean;
}

/** Why an operation answers anybody: nothing asks for a sign-in, it is switched off, or optional. */
export type Openness = "unstated" | "off" | "optional";

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string | null;
  /** Null where a sign-in is needed. */
  readonly openness: Openness | null;
  readonly isDeprecated: boolean;
}

export interface OpenApi {
  readonly family: "2.0" | "3.0" | "3.1";
  /** The version of OpenAPI as written. */
  readonly specification: string;
  readonly title: string;
  readonly version: string | null;
  readonly description: string | null;
  readonly servers: readonly Server[];
  readonly schemes: readonly SecurityScheme[];
  readonly operations: readonly Operation[];
  readonly operationCount: number;
  /** Documents that the description points at; none was fetched. */
  readonly remoteReferences: readonly string[];
  readonly warnings: readonly string[];
}
