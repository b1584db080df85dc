"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { ui } from "@/components/words/ui";
import { Note } from "../note";
import type { Failure } from "./outcome";

interface FailureNoteProps {
  failure: Failure;
  /** Names whose messages stand beside their fields. */
  shownInFields?: ReadonlyMap<string, unknown>;
}

/** Why it was refused. A conflict offers the latest state, and leaves what was typed alone. */
export function FailureNote({ failure, shownInFields = new Map() }: FailureNoteProps) {
  const router = useRouter();
  const [loading, start] = useTransition();
  const conflict = failure.code === "conflict";
  const elsewhere = Object.entries(failure.fields).filter(([name]) => !shownInFields.has(name));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure) place.current?.scrollIntoView({ block: "nearest" });
  }, [failure]);
  return (
    <div ref={place} data-failure>
      <Note
        urgent
        tone={conflict ? "warn" : "bad"}
        title={conflict ? ui.form.changedTitle : ui.form.failed}
      >
        <p>{conflict ? ui.form.changedBody : failure.message}</p>
        {elsewhere.map(([name, said]) => (
          <p key={name}>{said.join(" ")}</p>
        ))}
        {conflict && (
          <Button
            size="xs"
            variant="default"
            loading={loading}
            onClick={() => start(router.refresh)}
          >
            {ui.form.loadLatest}
          </Button>
        )}
      </Note>
    </div>
  );
}
