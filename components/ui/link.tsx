import NextLink from "next/link";
import type { ComponentProps } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link inside the product. It never loads ahead: a list of fifty links would ask fifty times,
 * and a page that nobody opened must not count as read.
 */
export function Link(props: LinkProps) {
  return <NextLink {...props} prefetch={false} />;
}
