import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { Moment } from "@/components/ui/time";
import { engagements } from "@/components/words/engagements";
import { read } from "@/lib/adapters/page";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { listViews } from "@/lib/domain/engagements/views/queries";

const { views: words } = engagements;

interface ViewsProps {
  id: string;
  /** The page's own address, for older views. */
  path: string;
  cursor?: string | undefined;
}

/** Everything the assessor opened, newest first; the same log for both sides. */
export async function ViewsSection({ id, path, cursor }: ViewsProps) {
  const isMark = cursor !== undefined && /^\d{1,18}$/.test(cursor);
  const { rows, next } = await read(listViews, { id, ...(isMark && { cursor }) });
  const shown = rows.map((row) => ({
    id: String(row.id),
    cells: [
      <Moment key="at" value={row.at} />,
      row.person,
      row.operation,
      moduleWords(row.module),
      row.record === "list" ? words.list : row.record,
    ],
  }));
  const head = [words.at, words.person, words.operation, words.module, words.record];
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      {rows.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <PlainTable label={words.title} head={head} rows={shown} />
      )}
      <div className="no-print">
        {isMark && <LinkButton href={path}>{words.newest}</LinkButton>}{" "}
        {next && <LinkButton href={`${path}?cursor=${next}`}>{words.older}</LinkButton>}
      </div>
    </Section>
  );
}

const isModule = (name: string): name is keyof typeof MODULE_LABELS => name in MODULE_LABELS;
const moduleWords = (name: string) => (isModule(name) ? MODULE_LABELS[name] : name);
