import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { method as words } from "@/components/words/method";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import type { MethodText } from "@/lib/domain/risks/method/schema";
import { STRENGTH_LABELS } from "@/lib/domain/risks/schema";
import { BandTable, ImpactTable, LikelihoodTable } from "./tables";

const { sections } = words;

/** The method as a document to read, in the order in which one works by it. */
export const MethodDocument = ({ text }: { text: MethodText }) => (
  <>
    <Section title={sections.assessment}>
      <TextBlock>{text.assessment}</TextBlock>
    </Section>
    <Section title={sections.triggers}>
      <p>{words.triggersLead}</p>
      <TextBlock>{text.triggers}</TextBlock>
    </Section>
    <Section title={sections.likelihood}>
      <LikelihoodTable likelihood={text.likelihood} />
    </Section>
    <Section title={sections.impact}>
      <p>{words.score}</p>
      <ImpactTable impact={text.impact} />
    </Section>
    <Section title={sections.bands}>
      <BandTable bands={text.bands} />
    </Section>
    <Section title={sections.controls}>
      <Reckoning text={text} />
    </Section>
    <Section title={sections.treatment}>
      <TextBlock>{text.treatment}</TextBlock>
    </Section>
  </>
);

const STRENGTHS = ["weak", "moderate", "strong"] as const;
const FACTORS = ["effective", "attested", "partial", "overdue_grace"] as const;

/** What controls take off, and how levels follow from it. */
const Reckoning = ({ text: { strengths, factors, cap } }: { text: MethodText }) => (
  <>
    <p>{words.cap(cap)}</p>
    <PlainTable
      label={words.strengths}
      head={words.strengthHead}
      rows={STRENGTHS.map((one) => ({
        id: one,
        cells: [STRENGTH_LABELS[one], words.share(strengths[one])],
      }))}
    />
    <PlainTable
      label={words.factors}
      head={words.factorHead}
      rows={FACTORS.map((one) => ({
        id: one,
        cells: [OPERATING_STATE_LABELS[one], words.share(factors[one])],
      }))}
    />
    <p>{words.idle}</p>
  </>
);
