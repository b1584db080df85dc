"use client";

import { Button, Group } from "@mantine/core";

interface MoreOrLessProps {
  count: number;
  least: number;
  more: string;
  less: string;
  onChange: (count: number) => void;
}

/** Adds a group of fields below the others, or takes the last away. */
export function MoreOrLess({ count, least, more, less, onChange }: MoreOrLessProps) {
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => onChange(count + 1)}>
        {more}
      </Button>
      {count > least && (
        <Button size="xs" variant="default" onClick={() => onChange(count - 1)}>
          {less}
        </Button>
      )}
    </Group>
  );
}
