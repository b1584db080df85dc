import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Day } from "@/components/ui/time";
import { scope as words } from "@/components/words/scope";
import { ASSET_KIND_LABELS, type ScopeChange } from "@/lib/domain/scope/schema";

const { changes: said } = words;

/** Why the scope in force should be looked at again; nothing when nothing has happened. */
export function ChangesNote({ changes }: { changes: readonly ScopeChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Note tone="warn" title={words.sections.changes}>
      <p>{said.lead}</p>
      <ul>
        {changes.map((one) => (
          <li key={`${one.trigger} ${one.way} ${one.reference} ${one.at}`}>
            {kindOf(one)}: <What change={one} /> {one.at && <Day value={one.at} />}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** The triggers that records tell of; the others are said by people. */
const TOLD = [
  "supplier",
  "requirement",
  "climate",
  "site",
  "asset",
  "service",
  "interface",
  "asset_kind",
] as const;

function kindOf({ trigger, way }: ScopeChange): string {
  const told = TOLD.find((one) => one === trigger);
  return told ? said[told][way] : trigger;
}

function What({ change: { trigger, reference, name } }: { change: ScopeChange }) {
  if (trigger === "climate") return <Link href="/context">{name}</Link>;
  if (trigger === "asset_kind") {
    const label = Object.entries(ASSET_KIND_LABELS).find(([kind]) => kind === reference)?.[1];
    return <Link href={`/assets?kind=${reference}&scope=inside`}>{label ?? reference}</Link>;
  }
  return <Link href={`${BASES.get(trigger) ?? "/assets"}/${reference}`}>{name}</Link>;
}

/** Where the others are shown; the rest are assets. */
const BASES: ReadonlyMap<ScopeChange["trigger"], string> = new Map([
  ["requirement", "/context"],
  ["supplier", "/assets/suppliers"],
  ["interface", "/assets/flows"],
]);
