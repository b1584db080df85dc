"use client";

import { Button } from "@mantine/core";
import { scope as words } from "@/components/words/scope";

/** Prints the page as it stands, without the frame. */
export function PrintButton() {
  return (
    <Button size="xs" variant="default" onClick={() => window.print()}>
      {words.document.print}
    </Button>
  );
}
