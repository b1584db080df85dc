import { secrets } from "@/lib/kernel/secrets";
import { clients } from "@/lib/platform/db";

/**
 * The soft lock. Every try is counted before the password is looked at, in one statement, so that
 * fifty tries at once are counted like fifty in a row. After the free tries follow waits of 1, 2, 4,
 * 8 and then 15 minutes; nobody can be locked out for long. An hour without a try forgets.
 */
interface Counter {
  readonly key: string;
  /** Tries before the first wait. */
  readonly free: number;
}

/** Colleagues share an address: one who mistypes must not lock the others out. */
export const FREE_TRIES = { account: 5, address: 20 } as const;

/** Addresses and e-mails are kept as hashes: this table is no list of who tried what. */
const keyOf = (kind: keyof typeof FREE_TRIES, value: string) =>
  `${kind}:${secrets.digest(value).slice(0, 32)}`;
export const countersOf = (email: string, address: string): Counter[] => [
  { key: keyOf("address", address), free: FREE_TRIES.address },
  { key: keyOf("account", email), free: FREE_TRIES.account },
];

export interface Try {
  readonly allowed: boolean;
  /** This try, should it fail, is the one that begins a wait. */
  readonly locks: boolean;
}

/** Counts one try under each counter; refused as soon as one of them is waiting. */
export async function claimTry(counters: readonly Counter[]): Promise<Try> {
  let locks = false;
  for (const counter of counters) {
    const count = await countOne(counter);
    if (count === null) return { allowed: false, locks: false };
    locks ||= count >= counter.free;
  }
  return { allowed: true, locks };
}

/**
 * No wait is the epoch, not this moment: of two tries at once the one that began first may come second,
 * and to it the other's moment would lie ahead.
 * @returns the tries so far, or null while a wait runs.
 */
async function countOne({ key, free }: Counter): Promise<number | null> {
  const [row] = await clients.app().$queryRaw<{ count: number }[]>`
    INSERT INTO app.sign_in_failure AS f (key, count, last_at, lock_until)
    VALUES (${key}, 1, annex.now(), 'epoch')
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN f.last_at < annex.now() - interval '1 hour' THEN 1 ELSE f.count + 1 END,
      last_at = annex.now(),
      lock_until = CASE
        WHEN f.last_at < annex.now() - interval '1 hour' OR f.count + 1 < ${free} THEN 'epoch'
        ELSE annex.now() + least(power(2, least(f.count + 1 - ${free}, 10)), 15) * interval '1 minute' END
    WHERE f.lock_until <= annex.now()
    RETURNING count`;
  return row?.count ?? null;
}

/** The password was right: the account is forgiven, the address gets this one try back. */
export async function forgive(counters: readonly Counter[]): Promise<void> {
  const [address, account] = counters;
  await clients.app().$executeRaw`
    WITH gone AS (DELETE FROM app.sign_in_failure WHERE key = ${account?.key ?? ""})
    UPDATE app.sign_in_failure SET count = greatest(count - 1, 0),
      lock_until = CASE WHEN count <= ${address?.free ?? 0} THEN 'epoch' ELSE lock_until END
    WHERE key = ${address?.key ?? ""}`;
}
