import { Missing } from "@/components/ui/time";
import styles from "./digest.module.css";

interface DigestProps {
  value: string | null | undefined;
  /** In tables the beginning is enough to tell one from another. */
  short?: boolean;
}

const SHOWN = "sha256:".length + 12;

/** A SHA-256, broken where the line ends. */
export function Digest({ value, short = false }: DigestProps) {
  if (!value) return <Missing />;
  return (
    <code className={styles.digest} title={short ? value : undefined}>
      {short ? `${value.slice(0, SHOWN)}…` : value}
    </code>
  );
}
