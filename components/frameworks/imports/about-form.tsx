"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import type { Values } from "@/components/ui/form/values";
import { Section } from "@/components/ui/section";
import { frameworkImports as words } from "@/components/words/frameworks";
import type { FrameworkPreview } from "@/lib/domain/controls/frameworks/imports/schema";

interface AboutFormProps {
  look: Command<FrameworkPreview>;
  initial: Values;
}
const { fields } = words;

/** Name, edition and title of what is imported; asking for the preview writes nothing. */
export const AboutForm = ({ look, initial }: AboutFormProps) => (
  <Section title={words.about}>
    <p>{words.aboutLead}</p>
    <CommandForm command={look} initial={initial} submit={words.look} done={words.looked}>
      <TextField name="key" label={fields.key} description={fields.keyHelp} required />
      <TextField name="edition" label={fields.edition} description={fields.editionHelp} required />
      <TextField name="title" label={fields.title} required />
      <TextAreaField name="note" label={fields.note} description={fields.noteHelp} rows={3} />
    </CommandForm>
  </Section>
);
