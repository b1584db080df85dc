"use client";

import { useFieldValue } from "@/components/ui/form/form-context";
import { Note } from "@/components/ui/note";
import { method as words } from "@/components/words/method";
import { problemsIn } from "@/lib/domain/risks/method/rules";
import type { MethodText } from "@/lib/domain/risks/method/schema";
import { Problems } from "./problems";

/** What submitting would refuse, by the rule that refuses it, of what stands in the form right now. */
export function ProblemsNow({ text }: { text: MethodText }) {
  const written = {
    bands: useFieldValue("bands"),
    strengths: useFieldValue("strengths"),
    factors: useFieldValue("factors"),
    triggers: useFieldValue("triggers"),
    assessment: useFieldValue("assessment"),
    treatment: useFieldValue("treatment"),
  };
  const problems = problemsIn(asWritten(text, written));
  const isFine = Object.keys(problems).length === 0;
  return (
    <div role="status">
      {isFine && <Note tone="ok" title={words.form.fine} />}
      <Problems title={words.form.problems} problems={problems} />
    </div>
  );
}

type Written = Readonly<
  Record<"bands" | "strengths" | "factors" | "triggers" | "assessment" | "treatment", unknown>
>;

/** Fields of the form laid over the text that it began with. */
export function asWritten(text: MethodText, written: Written): MethodText {
  return {
    ...text,
    bands: text.bands.map((band, at) => {
      const now = partOf(written.bands, at);
      return {
        ...band,
        from: numberIn(now, "from"),
        to: numberIn(now, "to"),
        longestDays: numberIn(now, "longestDays"),
        reviewDays: numberIn(now, "reviewDays"),
        appetite: wordsOf(partOf(now, "appetite")),
        authority: authorityOf(partOf(now, "authority")),
      };
    }),
    strengths: {
      weak: numberIn(written.strengths, "weak"),
      moderate: numberIn(written.strengths, "moderate"),
      strong: numberIn(written.strengths, "strong"),
    },
    factors: {
      effective: numberIn(written.factors, "effective"),
      attested: numberIn(written.factors, "attested"),
      partial: numberIn(written.factors, "partial"),
      overdue_grace: numberIn(written.factors, "overdue_grace"),
    },
    triggers: wordsOf(written.triggers),
    assessment: wordsOf(written.assessment),
    treatment: wordsOf(written.treatment),
  };
}

const partOf = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === String(key))?.[1]
    : undefined;
const numberIn = (value: unknown, key: string): number => {
  const found = partOf(value, key);
  return found === "" || found === undefined || found === null ? 0 : Number(found);
};
const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");
const authorityOf = (value: unknown) =>
  value === "risk_owner" || value === "top_management" ? value : null;
