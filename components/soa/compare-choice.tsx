"use client";

import { EditionChoice, type Editions } from "@/components/ui/edition-choice";
import { soa as words } from "@/components/words/soa";

/** Which two statements are laid beside each other. */
export const CompareChoice = (chosen: Editions) => (
  <EditionChoice {...chosen} path="/soa/compare" words={words.compare} />
);
