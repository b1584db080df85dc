"use client";

import { anyRisk } from "@/components/risks/find";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { context as words } from "@/components/words/context";
import { decideClimate } from "./actions";

const { climate } = words;
const ANSWERS = [
  { value: "yes", label: climate.yes },
  { value: "no", label: climate.no },
];

/** Whether climate change matters here, and why. */
export function ClimateForm() {
  return (
    <CommandForm
      command={deciding(decideClimate)}
      initial={{ answer: "", reason: "", risks: [] }}
      done={climate.done}
    >
      <ChoiceField name="answer" label={climate.question} options={ANSWERS} required />
      <TextAreaField name="reason" label={climate.reason} required />
      <SearchMultiSelectField name="risks" label={climate.risks} source={anyRisk} />
    </CommandForm>
  );
}

/** The answer in words becomes the yes or no that the command takes. */
const deciding =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const { answer, ...rest }: Record<string, unknown> = { ...input };
    return send({ ...rest, relevant: answer === "yes" });
  };
