/** Words of written lists: heads of columns, and what a file says of itself. */
const HEADERS: Readonly<Record<string, string>> = {
  id: "Id",
  q: "Search",
  sha256: "SHA-256",
  url: "Address",
  purl: "Package URL",
  ref: "Clause or control",
};

const spoken = (key: string) =>
  HEADERS[key] ?? sentence(key.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " "));
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

/** `owner.name` is “Owner”, `owner.reference` “Owner reference”, `nextReview` “Next review”. */
export function columnHeader(path: readonly string[]): string {
  const parts = path.length > 1 && path.at(-1) === "name" ? path.slice(0, -1) : path;
  const [first = "", ...others] = parts.map(spoken);
  return [first, ...others.map((part) => (/^[A-Z]+-/.test(part) ? part : part.toLowerCase()))].join(
    " ",
  );
}

export const exported = {
  about: "About this export",
  head: ["What", "Value"],
  list: "List",
  filter: "Filter",
  everything: "None: the whole list",
  at: "Exported at (UTC)",
  by: "Exported by",
  rows: "Rows",
  version: "Version of Annex",
  tooMany: (most: number) =>
    `More than ${most.toLocaleString("en")} rows are too many for one file. Filter the list.`,
  formats: (offered: readonly string[]) => `Choose a format: ${offered.join(", ")}.`,
  whole: "An export holds every row; leave this out.",
} as const;
