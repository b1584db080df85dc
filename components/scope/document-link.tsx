"use client";

import { Button } from "@mantine/core";
import { scope as words } from "@/components/words/scope";

/** A file, not a page: the browser keeps it instead of going there. */
export function DocumentLink({ href }: { href: string }) {
  return (
    <Button component="a" href={href} download size="xs" variant="default">
      {words.document.download}
    </Button>
  );
}
