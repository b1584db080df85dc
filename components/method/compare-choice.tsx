"use client";

import { EditionChoice, type Editions } from "@/components/ui/edition-choice";
import { method as words } from "@/components/words/method";
import { METHOD } from "./paths";

/** Which two editions of the method are laid beside each other. */
export const CompareChoice = (chosen: Editions) => (
  <EditionChoice {...chosen} path={`${METHOD}/compare`} words={words.compare} />
);
