/** Rows in their former places, with newer values where there are some. Runs anywhere. */
export interface Identified {
  readonly id: string;
  readonly version: number;
}

/**
 * @param before as they were shown last
 * @param now as the server gives them
 * @param edited what was written here, until the server shows a newer version
 */
export function held<Row extends Identified>(
  before: readonly Row[],
  now: readonly Row[],
  edited: ReadonlyMap<string, Partial<Row>>,
): Row[] {
  const fresh = new Map(now.map((row) => [row.id, row]));
  const kept = before.flatMap((row) => {
    const patch = edited.get(row.id);
    const other = fresh.get(row.id);
    if (!patch) return other ?? [];
    const isIn =
      other !== undefined && other.version >= (patch.version ?? Number.POSITIVE_INFINITY);
    return isIn ? other : { ...(other ?? row), ...patch };
  });
  const places = new Set(before.map(({ id }) => id));
  return [...kept, ...now.filter(({ id }) => !places.has(id))];
}
