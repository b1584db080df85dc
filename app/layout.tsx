import "./mantine.css";
import "@/components/ui/theme.css";
import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { densityFrom } from "@/components/ui/density";
import { Providers } from "@/components/ui/providers";
import { shell } from "@/components/words/shell";

export const metadata: Metadata = {
  title: { default: shell.product, template: `%s · ${shell.product}` },
  description: shell.description,
};
export const viewport: Viewport = { colorScheme: "light dark" };

/** Reading the headers makes every page dynamic, which the nonce of the policy needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const density = densityFrom((await cookies()).get("annex-density")?.value);
  return (
    <html lang="en" {...mantineHtmlProps} data-density={density}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
