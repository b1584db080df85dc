import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sparticuz, { inflate } from "@sparticuz/chromium";

/** The browser for journeys: the system's Chromium when there, else the one from the registry. */
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

/** @returns what to launch; the first call without a system browser unpacks one (about 4 s). */
export async function browser(): Promise<Browser> {
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system, args: ARGS };
  const folder = await unpacked();
  return { executablePath: join(folder, "chromium"), args: ARGS, env: environmentOf(folder) };
}

/** Unpacked beside and then renamed, so what a killed run left behind is never taken for whole. */
async function unpacked(): Promise<string> {
  const archive = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  const { version } = JSON.parse(readFileSync(join(archive, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = join(import.meta.dirname, "..", ".cache");
  const folder = join(cache, `browser-${version}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  await into(part, async () => {
    await sparticuz.executablePath();
    // The network security libraries, for a machine that has none.
    await inflate(join(archive, "bin", "al2023.tar.br"));
  });
  writeFileSync(join(part, "fonts.conf"), fontsIn(folder));
  try {
    renameSync(part, folder);
  } catch {
    // Another run was first.
    rmSync(part, { recursive: true, force: true });
  }
  return folder;
}

/** The package unpacks into the folder for temporary files; it shall be ours. */
async function into(folder: string, work: () => Promise<void>) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The cache by its whole path: a relative one would begin where the browser was started. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir>${folder.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}/fonts-cache</cachedir>
</fontconfig>
`;

function environmentOf(folder: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const libraries = [join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH];
  return {
    ...Object.fromEntries(own),
    LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"),
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
  };
}
