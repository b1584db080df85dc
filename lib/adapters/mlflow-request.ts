import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

// A request to an address that somebody typed. Registries stand in networks of one's own, so those are
// asked; what no registry stands at is not: above all where clouds hand out credentials to whoever asks.

const never = new BlockList();
/** Link-local, where clouds answer with credentials; this host by no name; multicast and reserved. */
never.addSubnet("169.254.0.0", 16);
never.addSubnet("0.0.0.0", 8);
never.addSubnet("224.0.0.0", 3);
/** Metadata at addresses of their own: Alibaba, Azure. */
never.addAddress("100.100.100.200");
never.addAddress("168.63.129.16");
never.addSubnet("fe80::", 10, "ipv6");
never.addSubnet("ff00::", 8, "ipv6");
never.addAddress("::", "ipv6");
/** Metadata of AWS and Google. */
never.addAddress("fd00:ec2::254", "ipv6");
never.addAddress("fd20:ce::254", "ipv6");
/** Ways to write the first of all in six groups. */
never.addSubnet("64:ff9b::", 96, "ipv6");
never.addSubnet("2002:a9fe::", 32, "ipv6");

/** An address that is never asked, however it is reached. */
export class NeverAsked extends Error {}

const isNever = ({ address }: Pick<LookupAddress, "address">) =>
  never.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

/** Looks at what a name means in the moment of connecting: a name that changes its meaning gains nothing. */
export const guarded =
  (resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const refused = error ?? (found.some(isNever) ? new NeverAsked(host) : null);
      const [first] = found ?? [];
      if (refused || !first) done(refused ?? new Error("no address"), "", 0);
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };

/**
 * Asks once and follows nowhere.
 * @throws NeverAsked, or what the network says
 */
export async function askOnce(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && isNever({ address: host })) throw new NeverAsked(host);
  const send = url.protocol === "https:" ? secure : plain;
  return new Promise((resolve, reject) => {
    const asked = send(url, { headers, signal, lookup: guarded(lookup), agent: false }, resolve);
    asked.on("error", reject);
    asked.end();
  });
}
