import type example from "./example-company.json";

/** The part of the example that audits and their findings are loaded from. */
export type AuditsPart = Pick<typeof example, "audits" | "findings" | "evidence" | "changes">;
export type Finding = AuditsPart["findings"][number];

export const existing = ({ id, version }: { id: string; version: number }) => ({ id, version });
