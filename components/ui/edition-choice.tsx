"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import styles from "./edition-choice.module.css";

export interface Editions {
  readonly editions: readonly string[];
  readonly from: string;
  readonly to: string;
}

interface EditionChoiceProps extends Editions {
  /** The page that compares them. */
  path: string;
  words: Readonly<Record<"choose" | "from" | "to" | "act", string>>;
}

/** Which two editions of a document are laid beside each other. */
export function EditionChoice({ editions, from, to, path, words }: EditionChoiceProps) {
  const router = useRouter();
  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const asked = { from: String(chosen.get("from")), to: String(chosen.get("to")) };
    router.push(`${path}?${new URLSearchParams(asked)}`);
  }
  const data = [...editions];
  return (
    <form className={styles.choice} aria-label={words.choose} onSubmit={show}>
      <NativeSelect name="from" label={words.from} data={data} defaultValue={from} />
      <NativeSelect name="to" label={words.to} data={data} defaultValue={to} />
      <Button type="submit" size="sm" variant="default">
        {words.act}
      </Button>
    </form>
  );
}
