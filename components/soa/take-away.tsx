"use client";

import { Button } from "@mantine/core";
import { soa as words } from "@/components/words/soa";
import { PrintButton } from "./print-button";

/** The statement on paper or as a file; `edition` is `now` for the lines as they stand. */
export const TakeAway = ({ edition }: { edition: string }) => (
  <>
    {Object.entries(words.formats).map(([format, label]) => (
      <Button
        key={format}
        component="a"
        href={`/api/app/soa/${edition}/${format}`}
        download
        size="xs"
        variant="default"
      >
        {label}
      </Button>
    ))}
    <PrintButton />
  </>
);
