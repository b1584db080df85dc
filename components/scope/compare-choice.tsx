"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { scope as words } from "@/components/words/scope";
import styles from "./scope.module.css";

interface CompareChoiceProps {
  editions: readonly string[];
  from: string;
  to: string;
}

/** Which two editions are laid beside each other. */
export function CompareChoice({ editions, from, to }: CompareChoiceProps) {
  const router = useRouter();
  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const asked = new URLSearchParams({
      from: String(chosen.get("from")),
      to: String(chosen.get("to")),
    });
    router.push(`/scope/compare?${asked}`);
  }
  return (
    <form className={styles.choice} aria-label={words.compare.choose} onSubmit={show}>
      <NativeSelect
        name="from"
        label={words.compare.from}
        data={[...editions]}
        defaultValue={from}
      />
      <NativeSelect name="to" label={words.compare.to} data={[...editions]} defaultValue={to} />
      <Button type="submit" size="sm" variant="default">
        {words.compare.act}
      </Button>
    </form>
  );
}
