import { ui } from "@/components/words/ui";
import { type Command, type Failure, failure } from "./outcome";

/**
 * A command that sends a file: the field `file` and everything else as JSON in `data`, the form
 * that the upload routes take. Use it with `refresh`, since a route cannot redraw the page.
 */
export function upload(url: string): Command<unknown> {
  return async (input) => {
    const { file, ...data }: { file?: unknown } = input;
    const body = new FormData();
    body.set("data", JSON.stringify(data));
    if (file instanceof File) body.set("file", file);
    const answer = await fetch(url, { method: "POST", body });
    const content: unknown = await answer.json().catch(() => null);
    return answer.ok ? { ok: true, value: content } : problem(content, answer.status);
  };
}

/** Reads problem+json without trusting its shape. */
export function problem(content: unknown, status: number): Failure {
  if (typeof content !== "object" || content === null) {
    return failure(status === 413 ? "too_large" : "unavailable", ui.form.unreachable);
  }
  const { code, detail, title, fields } = { ...content } as Readonly<Record<string, unknown>>;
  const message = [detail, title].find((part) => typeof part === "string");
  return {
    ok: false,
    code: typeof code === "string" ? code : "internal",
    message: typeof message === "string" ? message : ui.form.unreachable,
    fields: messages(fields),
  };
}

function messages(fields: unknown): Record<string, string[]> {
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, said]) => [name, [said].flat().map(String)]),
  );
}
