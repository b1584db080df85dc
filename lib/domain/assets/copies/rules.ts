// Where weights and data lie. Runs anywhere.

const key = (place: string) => place.trim().replaceAll(/\s+/g, " ").toLowerCase();

/** Are these words for the same place? */
export const isSamePlace = (one: string, other: string): boolean => key(one) === key(other);

/** Looks like the reference of evidence rather than like words. */
export const isEvidenceRef = (proof: string): boolean => /^EV-[A-Za-z0-9._-]+$/.test(proof);

interface Copy {
  readonly place: string;
  readonly deletedAt: unknown;
}

/** The known copies of which nobody has shown that they are gone. */
export const copiesLeft = <Known extends Copy>(copies: readonly Known[]): Known[] =>
  copies.filter((one) => one.deletedAt === null);
