/**
 * Loaded into the web server before anything else: the address a request comes from is the one its
 * connection has. What is told beside it counts only as far as proxies named in ANNEX_PROXY tell it:
 * each appends whom it saw, so the first from the right that is none of them is the client.
 */
// biome-ignore-all lint/style/noProcessEnv: env.ts has checked it before this server was started
import { subscribe } from "node:diagnostics_channel";
import { BlockList, isIPv6 } from "node:net";

const proxies = new BlockList();
const family = (address) => (isIPv6(address) ? "ipv6" : "ipv4");
for (const one of (process.env.ANNEX_PROXY ?? "").split(",")) {
  const address = one.trim();
  if (address) proxies.addAddress(address, family(address));
}
const isProxy = (address) => address !== "" && proxies.check(address, family(address));

/** An IPv4 address in an IPv6 socket is the IPv4 address. */
const plain = (address) => (address ?? "").trim().replace(/^::ffff:(?=\d+\.)/, "");

/** An address with broken escapes is one where nothing is, not an error: read literally, none matches. */
function literal(url) {
  const [path = "", ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}

subscribe("http.server.request.start", ({ request }) => {
  request.url = literal(request.url);
  const told = (request.headers["x-forwarded-for"] ?? "").split(",").map(plain).filter(Boolean);
  let client = plain(request.socket.remoteAddress);
  while (isProxy(client) && told.length > 0) client = told.pop();
  request.headers["x-forwarded-for"] = client;
});
