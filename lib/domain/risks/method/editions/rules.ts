// How editions of the method are numbered. Runs anywhere.

/** `1.10` comes after `1.9`. */
export const numberOf = (edition: string): number => {
  const [major = 0, minor = 0] = edition.split(".").map(Number);
  return major * 1000 + minor;
};

/** The newest first. */
export const newestFirst = (one: { edition: string }, other: { edition: string }): number =>
  numberOf(other.edition) - numberOf(one.edition);

/** The edition to propose after these: the highest with its last number one up. */
export function nextEdition(editions: readonly string[]): string {
  const highest = Math.max(0, ...editions.map(numberOf));
  const [major, minor] = [Math.floor(highest / 1000), highest % 1000];
  if (highest === 0) return "1.0";
  return minor === 999 ? `${major + 1}.0` : `${major}.${minor + 1}`;
}
