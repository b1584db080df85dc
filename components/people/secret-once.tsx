"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Note } from "@/components/ui/note";
import { people as words } from "@/components/words/people";

interface SecretOnceProps {
  label: string;
  value: string;
  /** Where it belongs, and that it cannot be seen again. */
  remark: string;
}

/** A secret that the server does not keep: to be copied now. */
export function SecretOnce({ label, value, remark }: SecretOnceProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <Note tone="warn" urgent title={remark}>
      <TextInput
        label={label}
        value={value}
        readOnly
        w="100%"
        maw={560}
        size="sm"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button size="xs" variant="default" mt={8} onClick={() => void copy().catch(() => undefined)}>
        {copied ? words.copied : words.copy}
      </Button>
    </Note>
  );
}
