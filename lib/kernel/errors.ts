/** The product's refusals. The domain throws them; only doors catch them. */
export const STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  wrong_state: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof STATUS;
export type FieldErrors = Record<string, string[]>;

/** What is to follow a refusal: its command leaves nothing behind, so a job keeps what must be kept. */
export interface Aftermath {
  readonly job: string;
  readonly payload: Record<string, unknown>;
}

interface Extra {
  fields?: FieldErrors;
  current?: unknown;
  status?: number;
  after?: Aftermath | undefined;
}

/** A sentence a user can act on, with a code a program can act on. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors;
  /** What the record looks like now, when the caller's copy was stale. */
  readonly current: unknown;
  readonly status: number;
  /** Asked for together with the entry of the refusal. */
  readonly after: Aftermath | undefined;

  constructor(code: ErrorCode, message: string, extra: Extra = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = extra.fields ?? {};
    this.current = extra.current;
    this.status = extra.status ?? STATUS[code];
    this.after = extra.after;
  }
}

export const unauthenticated = (message = "Sign in to go on.") =>
  new AppError("unauthenticated", message);
export const forbidden = (message: string, after?: Aftermath) =>
  new AppError("forbidden", message, { after });
export const notFound = (what: string) =>
  new AppError("not_found", `There is no such ${what}, or you may not see it.`);
export const wrongState = (message: string) => new AppError("wrong_state", message);
export const invalid = (fields: FieldErrors, message = "Some fields need attention.") =>
  new AppError("invalid", message, { fields });
/** The request cannot be read at all: 400 where a wrong field would be 422. */
export const unreadable = (message: string) => new AppError("invalid", message, { status: 400 });
export const conflict = (message: string, current?: unknown) =>
  new AppError("conflict", message, { current });
export const stale = (current?: unknown) =>
  new AppError(
    "conflict",
    "Someone else changed this record meanwhile. Reload it and apply your change again.",
    { current },
  );
export const tooLarge = (message: string) => new AppError("too_large", message);
export const unsupported = (message: string) => new AppError("unsupported", message);
export const unavailable = (message: string) => new AppError("unavailable", message);
