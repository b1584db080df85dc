import { cleaned } from "../card/text";
import type { Place } from "../document/place";
import type { Problems } from "../document/problems";
import type { Server } from "./shape";

const MOST_SERVERS = 200;

/** Collects addresses from the document, its paths and its operations, each once. */
export class Servers {
  private readonly found = new Map<string, Server>();
  private readonly seen = new Set<unknown>();
  private readonly problems: Problems;

  constructor(problems: Problems) {
    this.problems = problems;
  }

  /** A list of servers as OpenAPI 3 writes them. */
  add(list: Place): void {
    if (list.isEmpty || this.seen.has(list.value)) return;
    this.seen.add(list.value);
    for (const server of this.problems.itemsOf(list).slice(0, MOST_SERVERS)) {
      const url = server.at("url").text(2_000);
      if (url) this.note(this.filled(url, server.at("variables")), server.at("url"));
      else this.problems.add("names no address.", server);
    }
  }

  /** Schemes, host and base path as OpenAPI 2 writes them. */
  addHost(root: Place): void {
    const host = root.at("host").text(500);
    const base = root.at("basePath").text(500) ?? "";
    if (!host) {
      if (base) this.note(base, root.at("basePath"));
      return;
    }
    const schemes = this.problems.itemsOf(root.at("schemes")).flatMap((one) => one.text(10) ?? []);
    if (schemes.length === 0) this.problems.add("is given without “schemes”.", root.at("host"));
    const starts = schemes.length === 0 ? ["//"] : schemes.map((one) => `${one}://`);
    for (const start of starts.slice(0, MOST_SERVERS)) {
      this.note(`${start}${host}${base}`, root.at("host"));
    }
  }

  list(): Server[] {
    if (this.found.size === 0) this.problems.add("The description names no server.");
    return [...this.found.values()];
  }

  private note(written: string, place: Place): void {
    const address = cleaned(written.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i, "$1//"), 1_000);
    if (this.found.has(address) || this.found.size >= MOST_SERVERS) return;
    if (written.includes("@") && !address.includes("@")) {
      this.problems.add("holds credentials; they were left out.", place);
    }
    const isPlain = /^(http|ws):/i.test(address);
    if (isPlain) this.problems.add(`“${address}” is not encrypted.`, place);
    const isRelative = !/^([a-z][a-z0-9+.-]*:)?\/\//i.test(address);
    this.found.set(address, { address, isPlain, isRelative });
  }

  private filled(url: string, variables: Place): string {
    return url.replace(/\{([^{}]{1,100})\}/g, (whole, name: string) => {
      const value = variables.at(name).at("default").text(200);
      if (value === null)
        this.problems.add(`variable “${cleaned(name)}” has no default.`, variables);
      return value ?? whole;
    });
  }
}
