import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ImportFlow } from "@/components/frameworks/imports/import-flow";
import { Page } from "@/components/shell/page";
import { frameworks, frameworkImports as words } from "@/components/words/frameworks";
import { allowed, read } from "@/lib/adapters/page";
import { importFramework } from "@/lib/domain/controls/frameworks/imports/commands";
import { FIELD_LABELS } from "@/lib/domain/controls/frameworks/imports/schema";
import { getFramework } from "@/lib/domain/controls/frameworks/queries";

export const metadata: Metadata = { title: words.title };

interface ImportFrameworkPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const fields = Object.entries(FIELD_LABELS).map(([value, label]) => ({ value, label }));

/** A framework of one's own from a table, or a new edition of one. */
export default async function ImportFrameworkPage({ searchParams }: ImportFrameworkPageProps) {
  const can = await allowed({ import: importFramework });
  if (!can.import) forbidden();
  const { framework } = await searchParams;
  const before = typeof framework === "string" ? await read(getFramework, { id: framework }) : null;
  const initial = {
    ...{ key: before?.key ?? "", edition: "", title: before?.title ?? "" },
    note: before?.note ?? "",
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ href: "/controls/frameworks", label: frameworks.title }]}
    >
      <ImportFlow fields={fields} initial={initial} />
    </Page>
  );
}
