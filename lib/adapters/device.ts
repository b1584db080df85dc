/** From where somebody signs in, as far as a browser says: for the list of own sessions. */
type Headers = Readonly<Record<string, string | undefined>>;

/** The name that stands first in these lists wins: Edge also calls itself Chrome, Chrome Safari. */
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
  ["curl/", "curl"],
] as const;
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

const nameIn = (agent: string, names: readonly (readonly [string, string])[]) =>
  names.find(([mark]) => agent.includes(mark))?.[1];

/** @returns for example `Firefox on Linux`; empty when the browser keeps it to itself. */
export function deviceOf(headers: Headers): string {
  const agent = headers["user-agent"] ?? "";
  const [browser, system] = [nameIn(agent, BROWSERS), nameIn(agent, SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "";
}

/** The client's address: `scripts/peer.mjs` leaves only what the connection or our proxies saw. */
export function addressOf(headers: Headers): string {
  const last = (headers["x-forwarded-for"] ?? "").split(",").at(-1)?.trim() ?? "";
  return /^[0-9a-fA-F.:]{2,45}$/.test(last) ? last.replace(/^::ffff:/, "") : "unknown";
}
