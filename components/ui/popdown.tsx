"use client";

import { Button } from "@mantine/core";
import { type ReactNode, useId } from "react";
import styles from "./popdown.module.css";

interface PopdownProps {
  label: string;
  icon?: ReactNode;
  children: ReactNode;
}

/** A button with a panel below it: the browser's own popover, closed by Escape or a click outside. */
export function Popdown({ label, icon, children }: PopdownProps) {
  const id = useId();
  return (
    <>
      <Button size="xs" variant="default" popoverTarget={id} leftSection={icon}>
        {label}
      </Button>
      <div id={id} popover="auto" className={styles.panel}>
        {children}
      </div>
    </>
  );
}
