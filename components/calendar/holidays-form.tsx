"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { calendar as words } from "@/components/words/calendar";
import { addHolidays } from "./actions";

/** Days off, one a line, typed or pasted. */
export const HolidaysForm = () => (
  <CommandForm command={addHolidays} initial={{ lines: "" }} submit={words.add} done={words.added}>
    <TextAreaField
      name="lines"
      label={words.lines}
      description={words.linesHelp}
      rows={8}
      required
    />
  </CommandForm>
);
