"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { method as words } from "@/components/words/method";
import styles from "./method.module.css";
import { comparePath } from "./paths";

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
    router.push(comparePath(String(chosen.get("from")), String(chosen.get("to"))));
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
