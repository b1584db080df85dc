import { type Command, failure, type Outcome } from "@/components/ui/form/outcome";
import { problem, upload } from "@/components/ui/form/upload";
import { imports as words } from "@/components/words/imports";

/** Sends JSON to an operation; what files say can be larger than an action takes. */
export function post<Value>(
  path: string,
  isAnswer: (value: unknown) => value is Value,
): Command<Value> {
  return async (input) => {
    const answer = await fetch(`/api/app${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const content: unknown = await answer.json().catch(() => null);
    if (answer.ok && isAnswer(content)) return { ok: true, value: content };
    return problem(content, answer.status);
  };
}

const HEAD = 16 * 1024 * 1024;
const MOST = 32 * 1024 * 1024;
const isWeights = (file: File) => /\.(safetensors|gguf)$/i.test(file.name);
const read = upload("/api/app/import");

/** Lets the server read one file: of weights the head, of all else the whole. */
export async function readOne(file: File, told: object): Promise<Outcome<unknown>> {
  const path = file.webkitRelativePath || file.name;
  const said = { ...told, path, inFolder: file.webkitRelativePath !== "" };
  if (isWeights(file)) {
    const head = new File([file.slice(0, HEAD)], file.name);
    return read({ ...said, file: head, size: file.size });
  }
  if (file.size > MOST) return failure("too_large", words.tooLarge);
  return read({ ...said, file });
}
