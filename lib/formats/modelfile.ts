import { Findings, FormatError, type Found, shown } from "./found";
import { type Instruction, instructions } from "./modelfile/instructions";

// Ollama's Modelfile: what a model is made from and how it answers. Templates, system prompts and
// messages stay where they are; their digest tells whether two files hold the same.

const LONGEST_FILE = 1_000_000;
const ROLES = new Set(["system", "user", "assistant"]);
/** Parameters whose value is a number. */
const NUMERIC = new Set(
  "num_ctx num_predict num_keep num_batch num_gpu num_thread repeat_last_n repeat_penalty seed temperature tfs_z top_k top_p min_p typical_p presence_penalty frequency_penalty mirostat mirostat_eta mirostat_tau".split(
    " ",
  ),
);
/** `sha256-…` is how the program itself names the files it keeps. */
const BLOB = /sha256[-:]([0-9a-f]{64})$/i;
const PATH = /^[./~\\]|^[a-z]:[\\/]|\.(gguf|bin|safetensors)$/i;

/**
 * Reads a Modelfile.
 * @throws FormatError when the text cannot be a Modelfile
 */
export function readModelfile(text: string): Found {
  if (text.length > LONGEST_FILE) throw new FormatError("line 1", "the file is longer than 1 MB.");
  if (text.includes("\0") || !text.isWellFormed()) {
    throw new FormatError("line 1", "the file is no UTF-8 text.");
  }
  const findings = new Findings();
  const read = new Modelfile(findings);
  for (const one of instructions(text)) read.add(one);
  return read.found();
}

class Modelfile {
  private readonly findings: Findings;
  private readonly baseModels: string[] = [];
  private readonly single = new Map<string, string>();
  private readonly messages: string[] = [];
  private isFromSeen = false;
  private licence: string | null = null;
  private contextLength: number | null = null;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  add({ word, value, at }: Instruction): void {
    if (word === "from") this.from(value, at);
    else if (word === "parameter") this.parameter(value, at);
    else if (word === "adapter") this.file("adapter", value, at);
    else if (word === "license") this.licenceText(value, at);
    else if (word === "message") this.message(value, at);
    else if (word === "template" || word === "system") this.only(word, value, at);
    else if (word === "renderer" || word === "parser" || word === "requires") {
      this.findings.note(word, value, at);
    } else if (word === "draft") this.file("draft model", value, at);
    else this.findings.warn(at, "The line begins with no known instruction and was left out.");
  }

  found(): Found {
    if (!this.isFromSeen) {
      throw new FormatError("line 1", "no FROM line: this is no Modelfile.");
    }
    const NAMES = { template: "chat template", system: "system prompt" } as const;
    for (const [word, name] of Object.entries(NAMES)) {
      const text = this.single.get(word);
      if (text !== undefined) this.findings.digest(name, text);
    }
    if (this.messages.length > 0) this.findings.digest("messages", this.messages.join("\n"));
    const { baseModels, contextLength, licence } = this;
    return this.findings.found("modelfile", { baseModels, contextLength, licence });
  }

  private from(value: string, at: string): void {
    if (!value) throw new FormatError(at, "FROM names no model.");
    this.isFromSeen = true;
    if (PATH.test(value) || BLOB.test(value)) this.file("weights", value, at);
    else this.baseModels.push(shown(value));
  }

  /** Of a path only the last name is kept: the rest says whose computer it was. */
  private file(what: string, value: string, at: string): void {
    const digest = BLOB.exec(value)?.[1];
    if (digest) this.findings.digests.push({ of: what, sha256: digest.toLowerCase() });
    this.findings.note(what, value.split(/[\\/]/).at(-1), at);
  }

  private parameter(value: string, at: string): void {
    const [, name = "", given = ""] = /^(\S+)\s*(.*)$/s.exec(value) ?? [];
    const setting = unquoted(given);
    if (!name || !setting) {
      this.findings.warn(at, "PARAMETER needs a name and a value.");
      return;
    }
    if (NUMERIC.has(name) && !Number.isFinite(Number(setting))) {
      this.findings.warn(at, `The parameter ${name} must be a number; it was left out.`);
      return;
    }
    this.findings.note(`parameter ${name}`, setting, at);
    if (name === "num_ctx") this.context(Number(setting), at);
  }

  private context(length: number, at: string): void {
    if (!Number.isSafeInteger(length) || length <= 0) {
      this.findings.warn(at, "num_ctx must be a whole number above 0.");
      return;
    }
    if (this.contextLength !== null && this.contextLength !== length) {
      this.findings.warn(at, "num_ctx is given twice; the last one counts.");
    }
    this.contextLength = length;
  }

  private licenceText(value: string, at: string): void {
    const title = shown(value.split("\n").find((line) => line.trim()) ?? "");
    if (!title) {
      this.findings.warn(at, "LICENSE is empty.");
      return;
    }
    this.licence = this.licence ? `${this.licence}, ${title}` : title;
    if (value.includes("\n")) this.findings.digest("licence", value);
  }

  private message(value: string, at: string): void {
    const [, role = "", said = ""] = /^(\S+)\s*(.*)$/s.exec(value) ?? [];
    if (!ROLES.has(role.toLowerCase())) {
      this.findings.warn(at, "MESSAGE must be of system, user or assistant.");
      return;
    }
    this.messages.push(`${role.toLowerCase()}: ${unquoted(said)}`);
  }

  private only(word: string, value: string, at: string): void {
    if (this.single.has(word)) {
      this.findings.warn(at, `${word.toUpperCase()} stands there twice; the last one counts.`);
    }
    this.single.set(word, value);
  }
}

const unquoted = (value: string): string => /^"(.*)"$/s.exec(value.trim())?.[1] ?? value.trim();
