import { hash, type Options, verify } from "@node-rs/argon2";

/**
 * Passwords: argon2id, which is the library's default. At most four at once, so that a burst of
 * tries cannot take the memory.
 */
const PARAMETERS = {
  memoryCost: 65_536,
  timeCost: 3,
  parallelism: 1,
  outputLen: 32,
} as const satisfies Options;
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, PARAMETERS));

/** A hash of nothing anybody knows, so that an unknown person costs as much time as a known one. */
let nobody: Promise<string> | undefined;

/** @param stored null for somebody unknown: as slow as a wrong password, and never right. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const against = stored ?? (await nobody);
  const right = await inTurn(() => verify(against, password).catch(() => false));
  return right && stored !== null;
}

/** Was this hash made with weaker parameters than today's? Then it is made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}
