"use client";

import { EditionChoice, type Editions } from "@/components/ui/edition-choice";
import { scope as words } from "@/components/words/scope";

/** Which two editions of the scope are laid beside each other. */
export const CompareChoice = (chosen: Editions) => (
  <EditionChoice {...chosen} path="/scope/compare" words={words.compare} />
);
