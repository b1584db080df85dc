import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";

/** The browser for journeys: the system's Chromium when there, else the one from the registry. */
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function browserPath(): Promise<string> {
  return SYSTEM.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());
}

export const BROWSER_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
