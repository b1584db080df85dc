import { LinkButton } from "@/components/ui/link-button";
import { scope as words } from "@/components/words/scope";
import type { ScopeRow } from "@/lib/domain/scope/schema";
import { DocumentLink } from "./document-link";
import { PrintButton } from "./print-button";

interface EditionLinksProps {
  edition: Pick<ScopeRow, "id" | "edition" | "reference">;
  /** The newest first. */
  editions: readonly ScopeRow[];
}

/** An edition to take away: on paper, as a file, or beside the one before it. */
export function EditionLinks({ edition, editions }: EditionLinksProps) {
  const place = editions.findIndex((one) => one.id === edition.id);
  const other = editions[place + 1] ?? editions[place - 1];
  return (
    <>
      {other && (
        <LinkButton href={compareHref(other.edition, edition.edition)}>
          {words.compare.with(other.edition)}
        </LinkButton>
      )}
      <DocumentLink href={`/api/app/scopes/${edition.reference}/pdf`} />
      <PrintButton />
    </>
  );
}

export const compareHref = (from: string, to: string) => `/scope/compare?from=${from}&to=${to}`;
