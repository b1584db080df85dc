import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Next application with one page and one route, inside the same root layout, for comparison. */
const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "annex-bare-"));

function build() {
  mkdirSync(join(folder, "app/list"), { recursive: true });
  const here = join(import.meta.dirname, "bare");
  for (const [from, to] of [
    [join(here, "list.js"), "app/list.js"],
    [join(here, "page.js"), "app/page.js"],
    [join(here, "route.js"), "app/list/route.js"],
    [join(root, "app/layout.tsx"), "app/layout.tsx"],
    [join(root, "app/globals.css"), "app/globals.css"],
    [join(root, "app/mantine.css"), "app/mantine.css"],
    [join(root, "app/layers.css"), "app/layers.css"],
    [join(root, "components/ui"), "components/ui"],
    [join(root, "components/words"), "components/words"],
  ] as const) {
    cpSync(from, join(folder, to), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const config = `export default { serverExternalPackages: ["pg"], typescript: { ignoreBuildErrors: true } };\n`;
  writeFileSync(join(folder, "next.config.js"), config);
  writeFileSync(join(folder, "package.json"), `{ "type": "module", "private": true }\n`);
  const options = {
    jsx: "preserve",
    module: "esnext",
    moduleResolution: "bundler",
    allowJs: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { "@/*": ["./*"] },
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include: ["app"] }),
  );
  const done = spawnSync("next", ["build", "--webpack", folder], { cwd: root, encoding: "utf8" });
  if (done.status !== 0)
    throw new Error(`The bare application does not build. ${done.stdout}${done.stderr}`);
}

/** @returns the address of the bare application and a way to stop it. */
export async function startBare(databaseUrl: string) {
  build();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const bin = join(root, "node_modules/next/dist/bin/next");
  const child = spawn("node", [bin, "start", folder, "-p", String(port), "-H", "127.0.0.1"], {
    env: { ...process.env, BARE_DATABASE_URL: databaseUrl, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(`${url}/list`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return { url, stop: () => child.kill("SIGTERM") };
    await new Promise((wake) => setTimeout(wake, 200));
  }
  child.kill("SIGKILL");
  throw new Error("The bare application does not answer.");
}
