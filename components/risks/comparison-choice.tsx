"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { assessments as words } from "@/components/words/assessments";
import type { Option } from "./option";
import styles from "./risks.module.css";

interface ComparisonChoiceProps {
  /** The page's own address. */
  path: string;
  choices: readonly Option[];
  from: string;
  to: string;
}

/** Which two assessments are laid beside each other. */
export function ComparisonChoice({ path, choices, from, to }: ComparisonChoiceProps) {
  const router = useRouter();
  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const asked = new URLSearchParams({
      from: String(chosen.get("from")),
      to: String(chosen.get("to")),
    });
    router.push(`${path}?${asked}`);
  }
  return (
    <form className={styles.find} aria-label={words.choose} onSubmit={show}>
      <NativeSelect name="from" label={words.earlier} data={[...choices]} defaultValue={from} />
      <NativeSelect name="to" label={words.later} data={[...choices]} defaultValue={to} />
      <Button type="submit" size="sm" variant="default">
        {words.act}
      </Button>
    </form>
  );
}
