"use client";

import { Button } from "@mantine/core";
import { method as words } from "@/components/words/method";

/** A file, not a page: the browser keeps it instead of going there. */
export function DocumentLink({ edition, kind }: { edition: string; kind: "pdf" | "docx" }) {
  return (
    <Button
      component="a"
      href={`/api/app/methods/${edition}/${kind}`}
      download
      size="xs"
      variant="default"
    >
      {words.document[kind]}
    </Button>
  );
}
