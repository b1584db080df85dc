"use client";

import { shell } from "@/components/words/shell";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Stands in when the layout itself fails, so it needs no provider and no style sheet. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "10vh auto", maxWidth: "60ch" }}>
        <title>{shell.error.title}</title>
        <h1>{shell.error.title}</h1>
        <p>{shell.error.body}</p>
        {error.digest && <p>{shell.error.reference(error.digest)}</p>}
        <button type="button" onClick={reset}>
          {shell.error.again}
        </button>
      </body>
    </html>
  );
}
