import type { Metadata } from "next";
import { UndoLoad } from "@/components/risks/loads/undo-load";
import { Page } from "@/components/shell/page";
import { Facts, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { Moment } from "@/components/ui/time";
import { loads as words } from "@/components/words/loads";
import { risks } from "@/components/words/risks";
import { read } from "@/lib/adapters/page";
import { getRiskImport } from "@/lib/domain/risks/loads/queries";
import type { LoadRecord } from "@/lib/domain/risks/loads/schema";
import { RISK_STATE_LABELS } from "@/lib/domain/risks/schema";

export const metadata: Metadata = { title: words.done };

interface ImportedRisksPageProps {
  params: Promise<{ ref: string }>;
}

/** What one import brought, and the way back. */
export default async function ImportedRisksPage({ params }: ImportedRisksPageProps) {
  const record = await read(getRiskImport, { id: decodeURIComponent((await params).ref) });
  return (
    <Page
      title={words.resultTitle(record.reference)}
      lead={words.resultLead(record.created, record.updated)}
      breadcrumbs={[
        { href: "/risks", label: risks.title },
        { href: "/risks/import", label: words.title },
      ]}
      aside={<UndoLoad record={record} />}
    >
      <Section title={words.brought}>
        <Facts
          facts={[
            { term: words.by, value: record.by },
            { term: words.at, value: <Moment value={record.at} /> },
            { term: words.source, value: record.title },
          ]}
        />
        <Brought record={record} />
      </Section>
    </Page>
  );
}

function Brought({
  record: { risks: brought, created, updated, undoneAt },
}: {
  record: LoadRecord;
}) {
  if (undoneAt && brought.length === 0) return <p>{words.nothingLeft}</p>;
  const all = undoneAt ? brought.length : created + updated;
  return (
    <>
      {undoneAt && <p>{words.stillThere}</p>}
      {all > brought.length && <p>{words.firstOf(brought.length, all)}</p>}
      <LinkList
        items={brought.map(({ reference, title, state, created: isNew }) => ({
          href: `/risks/${reference}`,
          label: title,
          reference,
          note: undoneAt
            ? RISK_STATE_LABELS[state]
            : `${isNew ? words.added : words.changed} · ${RISK_STATE_LABELS[state]}`,
        }))}
      />
    </>
  );
}
