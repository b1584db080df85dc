/** What a line of the register says now, and who changed it last. */
export interface Latest {
  readonly title: string;
  readonly owner: string;
  readonly reviewDays: number | null;
  readonly by: string | null;
  readonly at: string | null;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const word = (value: unknown) => (typeof value === "string" ? value : "");
const maybe = (value: unknown) => (typeof value === "string" ? value : null);

/** @returns null when nobody answers */
export async function latestOf(reference: string): Promise<Latest | null> {
  const address = `/api/app/risks/${encodeURIComponent(reference)}/last-change`;
  const answer = await fetch(address).catch(() => null);
  const content: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!isFields(content)) return null;
  const { title, owner, reviewDays, by, at } = content;
  return {
    title: word(title),
    owner: isFields(owner) ? word(owner.name) : "",
    reviewDays: typeof reviewDays === "number" ? reviewDays : null,
    by: maybe(by),
    at: maybe(at),
  };
}
