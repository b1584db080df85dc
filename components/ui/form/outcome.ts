/** The answer of a command: done with a value, or refused with a reason the reader can act on. */
export type Outcome<Value> = { ok: true; value: Value } | Failure;

export interface Failure {
  ok: false;
  code: string;
  message: string;
  /** Messages by field name; dots lead into nested fields. */
  fields: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a form sends to. Written as a method, so that an action with a precise input type fits:
 * the server checks the input whatever the types say.
 */
export type Command<Value> = { run(input: object): Promise<Outcome<Value>> }["run"];

export const failure = (code: string, message: string): Failure => ({
  ok: false,
  code,
  message,
  fields: {},
});
