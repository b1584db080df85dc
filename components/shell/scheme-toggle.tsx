"use client";

import { useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { shell } from "@/components/words/shell";
import styles from "./icon-button.module.css";

/** Light or dark; the style sheet picks the icon, since the server does not know the scheme. */
export function SchemeToggle() {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <button
      type="button"
      className={styles.button}
      onClick={toggleColorScheme}
      aria-label={shell.scheme}
    >
      <IconMoon size={18} stroke={1.6} aria-hidden="true" className="mantine-dark-hidden" />
      <IconSun size={18} stroke={1.6} aria-hidden="true" className="mantine-light-hidden" />
    </button>
  );
}
