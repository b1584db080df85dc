import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, expect, it } from "vitest";

/** A server that answers with the address it believes, started as the product's is. */
const SERVER = `require("node:http").createServer((request, response) =>
  response.end(request.headers["x-forwarded-for"] + " " + request.url)).listen(0, "127.0.0.1", function () {
  console.log(this.address().port); });`;
const running = new Set<() => void>();
afterEach(() => {
  for (const stop of running) stop();
  running.clear();
});

async function started(proxy?: string): Promise<string> {
  const child = spawn(
    process.execPath,
    ["--import", new URL("peer.mjs", import.meta.url).href, "-e", SERVER],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { NODE_ENV: "production", ...(proxy && { ANNEX_PROXY: proxy }) },
    },
  );
  running.add(() => child.kill());
  const [port] = await once(createInterface(child.stdout), "line");
  return `http://127.0.0.1:${port}`;
}

const answered = async (server: string, path: string, headers: Record<string, string>) =>
  (await fetch(`${server}${path}`, { headers })).text();

async function believed(proxy: string | undefined, told: string | undefined) {
  const answer = await answered(await started(proxy), "/", told ? { "x-forwarded-for": told } : {});
  return answer.split(" ")[0];
}

it("believes the connection, not what a client says of itself", async () => {
  expect(await believed(undefined, "198.51.100.7")).toBe("127.0.0.1");
  expect(await believed("10.0.0.2", "198.51.100.7")).toBe("127.0.0.1");
  expect(await believed(undefined, undefined)).toBe("127.0.0.1");
});

it("reads an address with broken escapes literally", async () => {
  expect(await answered(await started(), "/risks/%ED%A0%80?q=%zz", {})).toContain(
    "/risks/%25ED%25A0%2580?q=%zz",
  );
  expect(await answered(await started(), "/risks/R%2D05", {})).toContain("/risks/R%2D05");
});

it("believes a proxy that is named", async () => {
  expect(await believed("10.0.0.2, 127.0.0.1", "198.51.100.7")).toBe("198.51.100.7");
  expect(await believed("127.0.0.1", undefined)).toBe("127.0.0.1");
  expect(await believed("127.0.0.1", "203.0.113.9, 198.51.100.7")).toBe("198.51.100.7");
});

it("walks back through proxies in a row, as far as they are named", async () => {
  const told = "203.0.113.9, 198.51.100.7, 10.0.0.2, 2001:db8::2";
  expect(await believed("127.0.0.1, 10.0.0.2, 2001:0db8:0:0::2", told)).toBe("198.51.100.7");
  expect(await believed("127.0.0.1, 2001:db8::2", told)).toBe("10.0.0.2");
});
