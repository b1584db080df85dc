// Bodies of uploads, byte by byte, for tests that send what no browser does.

export const EDGE = "edge-of-the-parts";
export const part = (headers: string, body: Uint8Array | string) =>
  Buffer.concat([
    Buffer.from(`--${EDGE}\r\nContent-Disposition: form-data; ${headers}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from("\r\n"),
  ]);
export const filePart = (body: Uint8Array | string, name = "note.txt") =>
  part(`name="file"; filename="${name}"\r\nContent-Type: text/html`, body);
export const dataPart = (value: unknown) => part('name="data"', JSON.stringify(value));
export const END = Buffer.from(`--${EDGE}--\r\n`);

interface Sent {
  chunk?: number;
  /** Announces its length, or another one. */
  length?: boolean | number;
  breaks?: boolean;
  headers?: Record<string, string>;
}

export function request(
  bytes: Uint8Array,
  { chunk = 65_536, length = false, breaks = false, headers = {} }: Sent = {},
) {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + chunk));
      else if (breaks) controller.error(new Error("ECONNRESET"));
      else controller.close();
      at += chunk;
    },
  });
  return new Request("http://127.0.0.1/api/app/evidence", {
    method: "POST",
    headers: {
      "content-type": `multipart/form-data; boundary=${EDGE}`,
      ...(length && { "content-length": String(length === true ? bytes.length : length) }),
      ...headers,
    },
    body,
    duplex: "half",
  } as RequestInit);
}
