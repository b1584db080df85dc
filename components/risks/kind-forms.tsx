"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { riskKinds as words } from "@/components/words/risk-kinds";
import { riskReviews } from "@/components/words/risk-reviews";
import { confirmReview, judgeOpportunity } from "./actions";

interface Seen {
  id: string;
  version: number;
}

/** Why an opportunity is worth following. */
export function JudgeForm({ reviewDays, ...fixed }: Seen & { reviewDays: number | null }) {
  return (
    <CommandForm
      command={judgeOpportunity}
      fixed={fixed}
      initial={{ reason: "", reviewDays: reviewDays ?? "" }}
      submit={words.judge}
      done={words.judged}
    >
      <TextAreaField name="reason" label={words.reason} rows={3} required />
      <NumberField
        name="reviewDays"
        label={riskReviews.interval}
        description={riskReviews.intervalHelp}
        min={1}
        max={1095}
        keepEmpty
      />
    </CommandForm>
  );
}

/** Why a risk is still valid, on its own page. */
export function ReviewForm(fixed: Seen) {
  return (
    <CommandForm
      command={confirmReview}
      fixed={{ ...fixed }}
      initial={{ reason: "" }}
      submit={riskReviews.valid}
      done={riskReviews.said}
    >
      <TextAreaField name="reason" label={riskReviews.reason} rows={3} required />
    </CommandForm>
  );
}
