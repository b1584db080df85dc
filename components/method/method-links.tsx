import { PrintButton } from "@/components/scope/print-button";
import { LinkButton } from "@/components/ui/link-button";
import { method as words } from "@/components/words/method";
import type { MethodRow } from "@/lib/domain/risks/method/editions/schema";
import { DocumentLink } from "./document-link";
import { comparePath } from "./paths";

interface MethodLinksProps {
  edition: string;
  /** The newest first. */
  editions: readonly MethodRow[];
}

/** An edition to take away: on paper, as a file, or beside another. */
export function MethodLinks({ edition, editions }: MethodLinksProps) {
  const place = editions.findIndex((one) => one.edition === edition);
  const other = editions[place + 1] ?? editions[place - 1];
  return (
    <>
      {other && (
        <LinkButton href={comparePath(other.edition, edition)}>
          {words.compare.with(other.edition)}
        </LinkButton>
      )}
      <DocumentLink edition={edition} kind="pdf" />
      <DocumentLink edition={edition} kind="docx" />
      <PrintButton />
    </>
  );
}
