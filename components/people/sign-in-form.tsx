"use client";

import { type FormEvent, useState, useSyncExternalStore } from "react";
import { signIn as words } from "@/components/words/sign-in";
import styles from "./gate.module.css";

const never = () => () => undefined;

/** Plain inputs: this page loads before everything else and carries no library of its own. */
export function SignInForm({ next }: { next: string }) {
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  // A click before the script runs would send the form the old way, without its token.
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setRefused("");
    const said = await attempt(new FormData(form), next);
    if (said === "") return window.location.assign(next);
    setBusy(false);
    setRefused(said);
    form.querySelector<HTMLInputElement>("[name=password]")?.focus();
  }

  return (
    <form method="post" className={styles.form} onSubmit={send}>
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
      <label className={styles.field}>
        {words.email}
        <input name="email" type="email" autoComplete="username" required maxLength={254} />
      </label>
      <label className={styles.field}>
        {words.password}
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={1000}
        />
      </label>
      <button type="submit" className={styles.submit} disabled={!ready || busy}>
        {busy ? words.busy : words.submit}
      </button>
    </form>
  );
}

/** @returns what to say, or nothing when the session is open. */
async function attempt(data: FormData, next: string): Promise<string> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({
      email: String(data.get("email")),
      password: String(data.get("password")),
      csrfToken,
      callbackUrl: next,
      json: "true",
    });
    const answer = await fetch("/api/auth/callback/credentials", { method: "POST", body });
    const { url = "" }: { url?: string } = await answer.json();
    if (answer.ok && url === next) return "";
    return url.includes("error=CredentialsSignin") ? words.refused : words.unavailable;
  } catch {
    return words.unavailable;
  }
}
