import type { ContextKind } from "@/prisma/generated/enums";

/** The lists of the context, each with an address of its own. */
export const VIEWS = {
  issues: { href: "/context", kinds: ["internal_issue", "external_issue"] },
  parties: { href: "/context/parties", kinds: ["requirement"] },
  laws: { href: "/context/laws", kinds: ["law", "contract"] },
} as const satisfies Record<string, { href: string; kinds: readonly ContextKind[] }>;
export type View = keyof typeof VIEWS;

/** The list in which entries of a kind stand. */
export const viewOf = (kind: ContextKind): View => {
  if (kind === "requirement") return "parties";
  return kind === "law" || kind === "contract" ? "laws" : "issues";
};
