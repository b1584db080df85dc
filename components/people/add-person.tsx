"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { people as words } from "@/components/words/people";

const AddPersonForm = dynamic(
  () => import("./person-fields").then((loaded) => loaded.AddPersonForm),
  { ssr: false },
);

export function AddPerson() {
  return (
    <ActButton label={words.add} variant="filled">
      <AddPersonForm />
    </ActButton>
  );
}
