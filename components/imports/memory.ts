// What a column was said to be, kept in this browser by the column's name.
const KEY = "annex-import-columns";
const MOST = 500;

type Mapping = Readonly<Record<string, string>>;

function stored(): Mapping {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "{}");
    const entries = Object.entries(Object(value));
    return Object.fromEntries(entries.map(([name, field]) => [name, String(field)]));
  } catch {
    return {};
  }
}

/** What is proposed, with what was chosen before in its place; a field is never given twice. */
export function remembered(headers: readonly string[], proposed: Mapping): Mapping {
  const before = stored();
  const taken = new Set<string>();
  return Object.fromEntries(
    headers.map((header) => {
      const field = before[header] ?? proposed[header] ?? "";
      const isFree = field === "" || !taken.has(field);
      taken.add(field);
      return [header, isFree ? field : ""];
    }),
  );
}

export function remember(mapping: Mapping): void {
  try {
    const all = Object.entries({ ...stored(), ...mapping }).slice(-MOST);
    window.localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)));
  } catch {
    // A full or forbidden store only means that the choice is made again next time.
  }
}
