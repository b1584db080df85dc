/**
 * Loaded into the web server before anything else: the address a request comes from is the one its
 * connection has. What a client says of itself counts only when a proxy named in ANNEX_PROXY says it.
 */
// biome-ignore-all lint/style/noProcessEnv: env.ts has checked it before this server was started
import { subscribe } from "node:diagnostics_channel";

const plain = (address) => address?.replace(/^::ffff:/, "");
const proxies = new Set((process.env.ANNEX_PROXY ?? "").split(",").map((one) => one.trim()));

subscribe("http.server.request.start", ({ request }) => {
  const peer = plain(request.socket.remoteAddress) ?? "";
  const told = request.headers["x-forwarded-for"];
  if (told === undefined || !proxies.has(peer)) request.headers["x-forwarded-for"] = peer;
});
