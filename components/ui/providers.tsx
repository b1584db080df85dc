"use client";

import { MantineProvider } from "@mantine/core";
import { setNonce } from "get-nonce";
import { type ReactNode, useState } from "react";
import { NotificationHost } from "./notification-host";
import { theme } from "./theme";

/** What every page stands on: theme, colour scheme, notifications. */
export function Providers({
  nonce: current,
  children,
}: {
  nonce: string | undefined;
  children: ReactNode;
}) {
  // The document keeps the policy it was loaded with, while a later server answer brings a newer
  // nonce: the first one stays.
  const [nonce] = useState(current);
  // Scroll locking adds a style element; it asks this package for the nonce.
  if (nonce) setNonce(nonce);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce ?? ""}
      // They stand in `theme.css`; classes that hide things by width are not used.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
      <NotificationHost />
    </MantineProvider>
  );
}
