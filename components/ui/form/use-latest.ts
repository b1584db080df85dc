"use client";

import type { UseFormReturnType } from "@mantine/form";
import { useEffect, useRef, useState } from "react";
import { type Merged, mergedOf } from "./latest";
import type { FieldRule, Values } from "./values";

interface Latest {
  readonly form: UseFormReturnType<Values>;
  readonly rules: ReadonlyMap<string, FieldRule>;
  /** What the page gives now; it changes when the page is drawn anew. */
  readonly initial: Values;
  readonly fixed: Values;
  /** Only after a conflict is anything taken over. */
  readonly isStale: boolean;
  readonly onLoaded: () => void;
}

/** After a conflict, when the latest state has come in: fields that were left alone show it. */
export function useLatest({ form, rules, initial, fixed, isStale, onLoaded }: Latest) {
  const [merged, setMerged] = useState<Merged | null>(null);
  const opened = useRef({ initial, key: keyOf(initial, fixed) });
  const key = keyOf(initial, fixed);
  useEffect(() => {
    if (key === opened.current.key || !isStale) return;
    const states = { opened: opened.current.initial, now: initial, typed: form.getValues() };
    const found = mergedOf(states, rules.keys());
    for (const { name, value } of found.taken) form.setFieldValue(name, value);
    opened.current = { initial, key };
    setMerged(found);
    onLoaded();
  }, [key, isStale, initial, form, rules, onLoaded]);
  return { merged, forget: () => setMerged(null) };
}

const keyOf = (...parts: readonly Values[]) => JSON.stringify(parts);
