// Whether the interfaces of a statement name what lies beyond its border. Runs anywhere.
interface Interface {
  readonly with: string;
}
const SHORTEST = 4;

/** `Customer system` → `customer`: what an interface with customers has in common with one of their systems. */
const stemOf = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}]+/u)?.[0] ?? "";

/** Whether an interface names this party: in full, or by the word that its name begins with. */
export function isNamed(name: string, interfaces: readonly Interface[]): boolean {
  const stem = stemOf(name);
  return interfaces.some((one) => {
    const said = one.with.toLowerCase();
    if (said.includes(name.toLowerCase())) return true;
    const words = said.match(/[\p{L}\p{N}]+/gu) ?? [];
    return stem.length >= SHORTEST && words.some((word) => word.startsWith(stem));
  });
}
