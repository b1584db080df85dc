import type { ReactNode } from "react";
import type { Module } from "@/lib/kernel/operation";

export interface ListProps {
  /** Where links begin, so that they stay inside the room. */
  base: string;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
  today: string;
}
export interface RecordProps {
  base: string;
  /** The record's reference or id, as the address has it. */
  id: string;
}

/** What an assessor reads of one module: a list, and a page for each record. */
export interface RoomSection<M extends Module = Module> {
  readonly module: M;
  readonly List: (props: ListProps) => Promise<ReactNode>;
  readonly Record?: (props: RecordProps) => Promise<ReactNode>;
}
