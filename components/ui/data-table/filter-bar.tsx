"use client";

import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { ui } from "@/components/words/ui";
import { Popdown } from "../popdown";
import { Choices } from "./choices";
import type { Filter } from "./columns";
import styles from "./data-table.module.css";

/** Loaded where a list has such a filter. */
const FoundChoices = dynamic(() => import("./found-choices").then((one) => one.FoundChoices), {
  ssr: false,
});

type Chosen = Readonly<Record<string, readonly string[]>>;
interface FilterBarProps {
  filters: readonly Filter[];
  chosen: Chosen;
  onChange: (chosen: Record<string, readonly string[]>) => void;
}

const Icon = () => <IconFilter size={14} stroke={1.6} aria-hidden="true" />;

/** One button for each filter; where there is little room, one that opens them all. */
export function FilterBar({ filters, chosen, onChange }: FilterBarProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const count = filters.reduce((sum, { name }) => sum + (chosen[name]?.length ?? 0), 0);
  const isFew = filters.length < 2;
  return (
    <>
      {!isFew && (
        <Button
          size="xs"
          variant="default"
          className={styles.opener ?? ""}
          aria-expanded={isOpen}
          aria-controls={id}
          leftSection={<Icon />}
          onClick={() => setOpen(!isOpen)}
        >
          {ui.table.chosen(ui.table.filters, count)}
        </Button>
      )}
      <div id={id} className={styles.filters} data-open={isFew || isOpen || undefined}>
        {filters.map(({ name, label, options, source }) => (
          <Popdown
            key={name}
            label={ui.table.chosen(label, chosen[name]?.length ?? 0)}
            icon={<Icon />}
          >
            {source ? (
              <FoundChoices
                legend={label}
                source={source}
                chosen={chosen[name] ?? []}
                onChange={(next) => onChange({ ...chosen, [name]: next })}
              />
            ) : (
              <Choices
                legend={label}
                options={options}
                chosen={chosen[name] ?? []}
                onChange={(next) => onChange({ ...chosen, [name]: next })}
              />
            )}
          </Popdown>
        ))}
      </div>
    </>
  );
}
