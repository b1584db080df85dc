"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { segregation as words } from "@/components/words/segregation";
import { requestReview } from "./actions";
import type { RequestReviewProps } from "./request-review";

export function RequestReviewForm({ rule, kind, record, act }: RequestReviewProps) {
  return (
    <CommandForm
      command={requestReview}
      fixed={{ rule, recordKind: kind, recordId: record, act }}
      submit={words.request}
      done={words.requested}
    >
      <TextAreaField name="reason" label={words.requestReason} required />
    </CommandForm>
  );
}
