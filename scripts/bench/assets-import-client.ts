import { readFile } from "node:fs/promises";
import { basename } from "node:path";

/** Sends a file and imports what is in it, as the browser's wizard does. Prints one JSON line. */
export interface Imported {
  readonly drafts: number;
  readonly seconds: number;
}

const [server = "", path = ""] = process.argv.slice(2);
const name = basename(path);
const bytes = await readFile(path);

async function ask(where: string, body: FormData | string) {
  const headers = typeof body === "string" ? { "content-type": "application/json" } : undefined;
  const answer = await fetch(`${server}${where}`, {
    ...{ method: "POST", body },
    ...(headers && { headers }),
  });
  if (!answer.ok) throw new Error(`${where} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

function read(mapping?: unknown) {
  const form = new FormData();
  form.set("data", JSON.stringify({ mapping }));
  form.set("file", new File([bytes], name));
  return ask("/import", form);
}

const begun = performance.now();
const first = await read();
const { drafts } = first.columns ? await read(first.columns.mapping) : first;
await ask("/assets/import", JSON.stringify({ drafts, title: name }));
const seconds = (performance.now() - begun) / 1000;
const imported: Imported = { drafts: drafts.length, seconds };
process.stdout.write(`${JSON.stringify(imported)}\n`);
