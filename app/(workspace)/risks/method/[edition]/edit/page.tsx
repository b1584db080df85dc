import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MethodForm } from "@/components/method/method-form";
import { editionPath } from "@/components/method/paths";
import { optionsOf } from "@/components/risks/option";
import { Page } from "@/components/shell/page";
import { Section } from "@/components/ui/section";
import { method as words } from "@/components/words/method";
import { allowed, read } from "@/lib/adapters/page";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import { editMethod } from "@/lib/domain/risks/method/editions/commands";
import { getMethod } from "@/lib/domain/risks/method/editions/queries";
import { DIMENSION_LABELS } from "@/lib/domain/risks/method/schema";
import { STRENGTH_LABELS } from "@/lib/domain/risks/schema";

type EditProps = PageProps<"/risks/method/[edition]/edit">;
const editionOf = async ({ params }: EditProps) => decodeURIComponent((await params).edition);

export async function generateMetadata(props: EditProps): Promise<Metadata> {
  return { title: words.form.title(await editionOf(props)) };
}

const { effective, attested, partial, overdue_grace } = OPERATING_STATE_LABELS;

/** Only a draft has this page, and only for those who may write in it. */
export default async function EditMethodPage(props: EditProps) {
  const method = await read(getMethod, { id: await editionOf(props) });
  const can = await allowed({ edit: editMethod });
  if (method.state !== "draft" || !can.edit) redirect(editionPath(method.edition));
  const { id, version, edition, note, text } = method;
  return (
    <Page
      title={words.form.title(edition)}
      lead={words.form.lead}
      breadcrumbs={[
        { href: "/risks/method", label: words.title },
        { href: editionPath(edition), label: words.edition(edition) },
      ]}
    >
      <Section title={words.acts.edit}>
        <MethodForm
          {...{ id, version, edition, note, text }}
          dimensions={optionsOf(DIMENSION_LABELS)}
          strengths={optionsOf(STRENGTH_LABELS)}
          factors={optionsOf({ effective, attested, partial, overdue_grace })}
        />
      </Section>
    </Page>
  );
}
