"use client";

import { Button } from "@mantine/core";
import { soa as words } from "@/components/words/soa";

/** Prints the page as it stands: all lines, without the frame. */
export function PrintButton() {
  return (
    <Button size="xs" variant="default" onClick={() => window.print()}>
      {words.print}
    </Button>
  );
}
