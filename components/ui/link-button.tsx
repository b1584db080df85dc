"use client";

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "./link";

interface LinkButtonProps {
  href: string;
  children: ReactNode;
  variant?: "filled" | "default" | "subtle";
}

/** A link that looks like a button, for the one act of a page that is an address. */
export function LinkButton({ href, children, variant = "default" }: LinkButtonProps) {
  return (
    <Button component={Link} href={href} variant={variant} size="xs">
      {children}
    </Button>
  );
}
