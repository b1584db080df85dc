"use client";

import { useEffect, useRef } from "react";
import { useFieldValue, useFill } from "@/components/ui/form/form-context";
import { type AskedOf, periodOf, titleOf } from "./proposed";

interface ProposalsProps {
  asked: readonly AskedOf[];
  today: string;
}

/** Fills title, period and validity from the file and the chosen controls, unless somebody wrote there. */
export function Proposals({ asked, today }: ProposalsProps) {
  const { getValues, setFieldValue } = useFill();
  const file = useFieldValue("file");
  const chosen = useFieldValue("controls");
  const given = useRef<Record<string, string>>({});
  useEffect(() => {
    const propose = (name: string, value: string) => {
      const stands = getValues()[name] ?? "";
      if (stands === value || (stands !== "" && stands !== given.current[name])) return;
      given.current[name] = value;
      setFieldValue(name, value);
    };
    if (file instanceof File) propose("title", titleOf(file.name));
    const refs = Array.isArray(chosen) ? chosen.map(String) : [];
    for (const [name, value] of Object.entries(periodOf(asked, refs, today) ?? {})) {
      propose(name, value);
    }
  }, [file, chosen, asked, today, getValues, setFieldValue]);
  return null;
}
