"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import {
  copies as copyWords,
  trainingRuns as runWords,
  artefacts as words,
} from "@/components/words/artefacts";
import { facts as factWords } from "@/components/words/facts";
import { removeArtefact } from "./material-actions";

const DescribeForm = dynamic(() => import("./describe-form").then((one) => one.DescribeForm), {
  ssr: false,
});
const ArtefactForm = dynamic(() => import("./material-forms").then((one) => one.ArtefactForm), {
  ssr: false,
});
const CopyForm = dynamic(() => import("./material-forms").then((one) => one.CopyForm), {
  ssr: false,
});
const CopyDeletionForm = dynamic(
  () => import("./material-forms").then((one) => one.CopyDeletionForm),
  { ssr: false },
);
const RunForm = dynamic(() => import("./run-form").then((one) => one.RunForm), { ssr: false });

export function DescribeAct(props: ComponentProps<typeof DescribeForm>) {
  return (
    <ActButton label={factWords.describe} description={factWords.leave} wide>
      <DescribeForm {...props} />
    </ActButton>
  );
}

export function RecordArtefactAct(props: ComponentProps<typeof ArtefactForm>) {
  return (
    <ActButton label={words.record}>
      <ArtefactForm {...props} />
    </ActButton>
  );
}

interface RemoveArtefactActProps {
  id: string;
  version: number;
  artefactId: string;
  digest: string;
}
export function RemoveArtefactAct({ digest, ...input }: RemoveArtefactActProps) {
  return (
    <ConfirmButton
      label={words.remove}
      title={words.removeTitle}
      body={words.removeBody(digest)}
      variant="subtle"
      command={removeArtefact}
      input={input}
      done={words.removed}
    />
  );
}

export function RecordCopyAct(props: ComponentProps<typeof CopyForm>) {
  return (
    <ActButton label={copyWords.record}>
      <CopyForm {...props} />
    </ActButton>
  );
}

export function DeleteCopyAct(props: ComponentProps<typeof CopyDeletionForm>) {
  return (
    <ActButton label={copyWords.remove} description={copyWords.removeBody} variant="subtle">
      <CopyDeletionForm {...props} />
    </ActButton>
  );
}

export function RecordRunAct(props: ComponentProps<typeof RunForm>) {
  return (
    <ActButton label={runWords.record} wide>
      <RunForm {...props} />
    </ActButton>
  );
}

export function CorrectRunAct(props: ComponentProps<typeof RunForm>) {
  return (
    <ActButton label={runWords.correct} variant="subtle" wide>
      <RunForm {...props} />
    </ActButton>
  );
}
