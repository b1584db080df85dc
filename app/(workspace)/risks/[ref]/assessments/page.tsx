import type { Metadata } from "next";
import { AssessmentComparison } from "@/components/risks/comparison";
import { ComparisonChoice } from "@/components/risks/comparison-choice";
import { Page } from "@/components/shell/page";
import { formatMoment } from "@/components/ui/format";
import { Rows } from "@/components/ui/section";
import { assessments as words } from "@/components/words/assessments";
import { risks } from "@/components/words/risks";
import { readList } from "@/lib/adapters/page";
import { compareAssessments } from "@/lib/domain/risks/assessments/comparison/queries";

export const metadata: Metadata = { title: words.compare };

export default async function AssessmentsPage({
  params,
  searchParams,
}: PageProps<"/risks/[ref]/assessments">) {
  const id = decodeURIComponent((await params).ref);
  const comparison = await readList(compareAssessments, searchParams, { id });
  const { risk, from, to, choices } = comparison;
  return (
    <Page
      title={words.compareTitle(risk.reference)}
      lead={words.compareLead(formatMoment(from.at), formatMoment(to.at))}
      breadcrumbs={[
        { href: "/risks", label: risks.title },
        { href: `/risks/${risk.reference}`, label: `${risk.reference} ${risk.title}` },
      ]}
    >
      <Rows>
        <ComparisonChoice
          key={`${from.id} ${to.id}`}
          path={`/risks/${risk.reference}/assessments`}
          choices={choices.map((one) => ({
            value: one.id,
            label: words.choice(formatMoment(one.at), one.score, one.by),
          }))}
          from={from.id}
          to={to.id}
        />
        {choices.length === 1 && <p>{words.one}</p>}
        <AssessmentComparison comparison={comparison} />
      </Rows>
    </Page>
  );
}
