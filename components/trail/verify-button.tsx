"use client";

import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import { formatCount } from "@/components/ui/format";
import { trail } from "@/components/words/trail";
import type { verification } from "@/lib/domain/trail/schema";
import styles from "./trail.module.css";

type Verification = z.infer<typeof verification>;

/** Recomputes the whole trail on the server and says what it found. */
export function VerifyButton() {
  const [state, setState] = useState<"idle" | "running" | "failed" | Verification>("idle");

  async function verify() {
    setState("running");
    try {
      const answer = await fetch("/api/app/trail/verification", { cache: "no-store" });
      setState(answer.ok ? await answer.json() : "failed");
    } catch {
      setState("failed");
    }
  }

  return (
    <>
      <Button size="xs" onClick={verify} loading={state === "running"}>
        {trail.verify}
      </Button>
      <div role="status">
        {typeof state === "string" ? <Said state={state} /> : <Found found={state} />}
      </div>
    </>
  );
}

function Said({ state }: { state: "idle" | "running" | "failed" }) {
  if (state === "failed")
    return (
      <Alert variant="outline" color="var(--tone-bad)">
        {trail.failed}
      </Alert>
    );
  return state === "running" ? <span className="visually-hidden">{trail.verifying}</span> : null;
}

function Found({ found }: { found: Verification }) {
  if (found.ok) {
    return (
      <Alert variant="outline" color="var(--tone-ok)">
        {trail.verified(formatCount(found.size))}
      </Alert>
    );
  }
  return (
    <Alert variant="outline" color="var(--tone-bad)" title={trail.broken(found.problems.length)}>
      <ul className={styles.problems}>
        {found.problems.slice(0, 20).map((problem) => (
          <li key={`${problem.kind} ${problem.index} ${problem.message}`}>
            {trail.problemKinds[problem.kind]}: {problem.message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
