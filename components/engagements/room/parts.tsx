import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import type { Fact } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { reading } from "@/components/words/room";
import type { Module } from "@/lib/kernel/operation";
import { labelAt } from "./paths";

/** A day in words, or nothing. */
export const day = (value: string | null | undefined) => (value ? formatDay(value) : null);

export const period = (from: string, to: string) => reading.period(formatDay(from), formatDay(to));

/** Facts that are given; what is empty falls away. */
export const fact = (term: string, value: ReactNode): Fact[] =>
  value === null || value === undefined || value === "" ? [] : [{ term, value }];
export const block = (term: string, value: string | null | undefined): Fact[] =>
  value ? [{ term, value: <TextBlock>{value}</TextBlock> }] : [];

interface TableSectionProps {
  title: string;
  head: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
}

/** A short table under a heading; nothing where there are no rows. */
export function TableSection({ title, head, rows }: TableSectionProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <PlainTable label={title} head={head} rows={rows} />
    </Section>
  );
}

/** A record inside the room; words alone where the module is not granted. */
export const linkTo = (href: string, label: string) => (
  <Link key={href} href={href}>
    {label}
  </Link>
);

interface RoomPageProps {
  module: Module;
  base: string;
  /** Where the module's list is, for the way back. */
  path: string;
  title: string;
  status?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** The head of a record's page. */
export const RoomPage = ({ module, base, path, ...page }: RoomPageProps) => (
  <Page breadcrumbs={[{ href: `${base}/${path}`, label: labelAt(path, module) }]} {...page} />
);
