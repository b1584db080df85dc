import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { readMlflowServer } from "./mlflow";
import { guarded, NeverAsked } from "./mlflow-request";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function answering(listener: RequestListener): Promise<string> {
  const made = createServer(listener);
  server = made;
  await new Promise<void>((done) => made.listen(0, "127.0.0.1", done));
  const address = made.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}
const refusal = (url: string, patience = 2000) =>
  readMlflowServer(url, { patience }).then(
    () => "read",
    (error: Error) => error.message,
  );
const json = (value: object): RequestListener => {
  return (_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
};

describe("an MLflow server", () => {
  it("that stalls is left after a while", async () => {
    const url = await answering(() => undefined);
    expect(await refusal(url, 300)).toMatch(/did not answer within 0.3 seconds/);
  });

  it("that stalls in the middle of its answer too", async () => {
    const url = await answering((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"registered_');
    });
    expect(await refusal(url, 300)).toMatch(/did not answer within/);
  });

  it("that sends us elsewhere is not followed", async () => {
    let asked = 0;
    const url = await answering((_, response) => {
      asked += 1;
      response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    });
    expect(await refusal(url)).toMatch(/sends us to another address/);
    expect(asked).toBe(1);
  });

  it("that answers with a web page, with nonsense, too much or an error is refused", async () => {
    const page: RequestListener = (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    expect(await refusal(await answering(page))).toMatch(/web page/);
    const hidden: RequestListener = (_, response) =>
      response.writeHead(200, { "content-type": "application/json" }).end("<html>");
    expect(await refusal(await answering(hidden))).toMatch(/web page/);
    expect(await refusal(await answering(json({ registered_models: 3 })))).toMatch(
      /registered_models must be a list/,
    );
    expect(await refusal(await answering(json({ pad: "x".repeat(10_000_001) })))).toMatch(
      /longer than 10 MB/,
    );
    const error = json({ error_code: "PERMISSION_DENIED", message: "No." });
    expect(await refusal(await answering(error))).toMatch(/PERMISSION_DENIED: No\./);
    expect(await refusal("http://127.0.0.1:1")).toMatch(/does not answer/);
    expect(await refusal("file:///etc/passwd")).toMatch(/^Give the server's address/);
  });

  it.each([
    "http://169.254.169.254/latest",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://[::ffff:169.254.169.254]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://0.0.0.0:5000",
    "http://[::]:5000",
    "http://100.100.100.200/",
  ])("at %s is never asked", async (address) => {
    expect(await refusal(address, 300)).toMatch(/this address is never asked/);
  });

  it("whose name means such an address is not asked either", () => {
    const asked = (...addresses: string[]) => {
      const found = addresses.map((address) => ({
        address,
        family: address.includes(":") ? 6 : 4,
      }));
      let said: unknown;
      const look = guarded((_, __, done) => done(null, found));
      look("registry", { all: true }, (error, all) => {
        said = error ?? all;
      });
      return said;
    };
    expect(asked("10.0.0.7")).toEqual([{ address: "10.0.0.7", family: 4 }]);
    expect(asked("10.0.0.7", "169.254.169.254")).toBeInstanceOf(NeverAsked);
    expect(asked("fe80::1")).toBeInstanceOf(NeverAsked);
    expect(asked()).toBeInstanceOf(Error);
  });

  it("is sent the token, and nothing that comes back holds it", async () => {
    const seen: (string | undefined)[] = [];
    const url = await answering((request, response) => {
      seen.push(request.headers.authorization);
      json({ registered_models: [{ name: "a" }] })(request, response);
    });
    const read = await readMlflowServer(url, { token: "mlf-123" });
    expect(new Set(seen)).toEqual(new Set(["Bearer mlf-123"]));
    expect(JSON.stringify(read)).not.toContain("mlf-123");
    await expect(readMlflowServer(url, { token: "a\r\nb: c" })).rejects.toMatchObject({
      fields: { token: [expect.any(String)] },
    });
  });

  it("that gives the same page for ever is asked once more, not for ever", async () => {
    let asked = 0;
    const url = await answering((request, response) => {
      asked += 1;
      json({ registered_models: [{ name: "a" }], next_page_token: "same" })(request, response);
    });
    const { drafts } = await readMlflowServer(url);
    expect(drafts.length).toBeGreaterThan(0);
    expect(asked).toBeLessThan(10);
  });

  it("is asked for all pages of models and versions, and knows what serves", async () => {
    const url = await answering((request, response) => {
      const asked = new URL(request.url ?? "", "http://x");
      const isLater = asked.searchParams.has("page_token");
      const isModels = asked.pathname.includes("registered-models");
      const one = (version: string) => ({ name: "digest", version, status: "READY" });
      const answer = isModels
        ? isLater
          ? { registered_models: [{ name: "other" }] }
          : {
              registered_models: [
                {
                  name: "digest",
                  description: "Writes.",
                  latest_versions: [one("3")],
                  aliases: [{ alias: "champion", version: "2" }],
                },
              ],
              next_page_token: "2",
            }
        : { model_versions: ["1", "2", "3"].map(one) };
      json(answer)(request, response);
    });
    const { drafts, warnings } = await readMlflowServer(url.replace("://", "://me:secret@"));
    expect(drafts.map((one) => one.name)).toEqual(["digest", "other"]);
    expect(drafts[0]?.purl).toBe(`pkg:mlflow/digest?repository_url=${encodeURIComponent(url)}`);
    // What the alias names serves, although a newer version is registered.
    expect(drafts[0]?.columns).toMatchObject({ description: "Writes.", release: "2" });
    expect(JSON.stringify(drafts)).not.toContain("secret");
    expect(warnings).toEqual([]);
  });
});
