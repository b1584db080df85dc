"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { segregation as words } from "@/components/words/segregation";
import type { Review } from "@/lib/domain/people/segregation/schema";
import { recordSecondLook, refuseReview } from "./actions";

const VERDICTS = {
  record: {
    command: recordSecondLook,
    submit: words.record,
    label: words.recordField,
    done: words.recorded,
  },
  refuse: {
    command: refuseReview,
    submit: words.refuse,
    label: words.refuseField,
    done: words.refused,
  },
} as const;

interface SecondLookFormProps {
  review: Pick<Review, "id" | "version">;
  verdict: keyof typeof VERDICTS;
}

export function SecondLookForm({ review: { id, version }, verdict }: SecondLookFormProps) {
  const { label, ...act } = VERDICTS[verdict];
  return (
    <CommandForm {...act} fixed={{ id, version }} danger={verdict === "refuse"}>
      <TextAreaField name="secondLook" label={label} required />
    </CommandForm>
  );
}
