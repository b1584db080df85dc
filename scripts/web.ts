import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/lib/platform/env";
import { nextProgram, root } from "./built";

/** The web server, a process of its own that this one starts, watches and ends. */
export interface WebServer {
  readonly url: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** As a crash would, with all it started; for the harness that does so on purpose. */
  crash(): Promise<void>;
}

export const ownUrl = () =>
  `http://${env.host.includes(":") ? `[${env.host}]` : env.host === "0.0.0.0" ? "127.0.0.1" : env.host}:${env.port}`;

/** @throws a sentence that says what to do when the address cannot be had. */
export async function mustBeFree(): Promise<void> {
  let failure = await probe();
  // A server whose starter was killed notices within a moment.
  for (let tries = 0; failure === "EADDRINUSE" && tries < 10; tries++) {
    await pause(100);
    failure = await probe();
  }
  if (failure === undefined) return;
  if (failure === "EADDRINUSE") {
    throw new Error(
      `Port ${env.port} is taken by another program. Stop that, or choose another port: PORT=${env.port + 1} npm start`,
    );
  }
  if (failure === "EACCES")
    throw new Error(
      `Port ${env.port} needs more rights than this account has. Choose one above 1023: PORT=3000 npm start`,
    );
  throw new Error(
    `Annex cannot listen on ${env.host}, port ${env.port} (${failure}). HOST must be an address of this machine.`,
  );
}

const probe = () =>
  new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port: env.port, host: env.host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });

/** Starts the server and waits until the sign-in page answers. */
export async function startWeb(): Promise<WebServer> {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=DeprecationWarning",
      "--import",
      new URL("orphan.mjs", import.meta.url).href,
      "--import",
      new URL("peer.mjs", import.meta.url).href,
      nextProgram(),
      "start",
      "--port",
      String(env.port),
      "--hostname",
      env.host,
    ],
    {
      cwd: root,
      // A group of its own: Ctrl-C reaches this process, which ends things in their order.
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        // biome-ignore lint/style/noProcessEnv: the server reads the same environment
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        ANNEX_DATA: env.data,
        ANNEX_DEMO: env.demo ? "1" : "0",
      },
    },
  );
  // Next greets on standard output, which is this script's.
  child.stdout.resume();
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    child.on("error", (error) => process.stderr.write(`${error.message}\n`));
    child.on("close", () => {
      isOver = true;
      resolve();
    });
  });
  const signal = (name: "SIGTERM" | "SIGKILL") => {
    try {
      if (child.pid && !isOver) process.kill(-child.pid, name);
    } catch {
      // The whole group is gone.
    }
  };
  // Whatever ends this process, no server stays behind.
  process.on("exit", () => signal("SIGKILL"));
  const stop = async () => {
    signal("SIGTERM");
    await Promise.race([ended, pause(6000)]);
    signal("SIGKILL");
    await ended;
  };
  const crash = async () => {
    signal("SIGKILL");
    await ended;
  };
  const url = ownUrl();
  for (const deadline = Date.now() + 60_000; !(await answers(`${url}/sign-in`)); await pause(50)) {
    if (isOver) throw new Error("The web server ended while it was starting; its words are above.");
    if (Date.now() < deadline) continue;
    await stop();
    throw new Error(`The web server did not answer at ${url}/sign-in within a minute.`);
  }
  return { url, ended, stop, crash };
}

const answers = (url: string) =>
  fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) }).then(
    (answer) => answer.status === 200,
    () => false,
  );
