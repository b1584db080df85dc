import type { Command } from "@/components/ui/form/outcome";
import type { FlowEnd, FlowRecord } from "@/lib/domain/flows/schema";

const TEXTS = ["withheld", "purpose", "protocol", "encryption", "authentication", "place"] as const;

/** The fields of each end, by what it is. */
const ENDS = {
  from: { asset: ["from"], party: ["fromParty", "fromZone"] },
  to: { asset: ["to"], party: ["toParty", "toZone"] },
} as const;

/**
 * Sends the fields as the command takes them: an emptied text is empty, not nothing, and of an end only
 * what was chosen, an asset or somebody outside.
 */
export const sendingFlow =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const { fromIs, toIs, ...given }: Record<string, unknown> = { ...input };
    const others = [
      ...ENDS.from[fromIs === "party" ? "asset" : "party"],
      ...ENDS.to[toIs === "party" ? "asset" : "party"],
    ];
    for (const name of others) given[name] = null;
    for (const name of TEXTS) if (given[name] === null) given[name] = "";
    return send(given);
  };

export const BLANK = {
  ...{ name: "", data: "", classification: "", personalData: "unknown" },
  ...{ fromIs: "asset", toIs: "asset" },
  ...{ from: "", fromParty: "", fromZone: "", to: "", toParty: "", toZone: "" },
  ...{ purpose: "", protocol: "", encryption: "", authentication: "", place: "", owner: "" },
  withheld: "",
  ...{ carriesSecrets: false, carriesWeights: false, inScope: true, controls: [] },
};

/** The flow as the form's fields. */
export const fieldsOf = (flow: FlowRecord) => ({
  ...{ name: flow.name, data: flow.data, classification: flow.classification },
  ...{ personalData: flow.personalData, carriesSecrets: flow.carriesSecrets },
  ...{ carriesWeights: flow.carriesWeights, inScope: flow.inScope },
  ...{ purpose: flow.purpose, protocol: flow.protocol, encryption: flow.encryption },
  ...{ authentication: flow.authentication, place: flow.place, withheld: flow.withheld },
  ...{ fromIs: kindOf(flow.from), toIs: kindOf(flow.to) },
  ...{ from: assetIn(flow.from), fromParty: partyIn(flow.from), fromZone: zoneOf(flow.from) },
  ...{ to: assetIn(flow.to), toParty: partyIn(flow.to), toZone: zoneOf(flow.to) },
  owner: flow.owner?.reference ?? "",
  controls: flow.controls.map(({ reference }) => reference),
});

const kindOf = ({ asset }: FlowEnd) => (asset ? "asset" : "party");
const assetIn = ({ asset }: FlowEnd) => asset?.reference ?? "";
/** An asset brings its own name and place; only a party is given them. */
const partyIn = ({ asset, name }: FlowEnd) => (asset ? "" : name);
const zoneOf = ({ asset, zone }: FlowEnd) => (asset ? "" : (zone?.reference ?? ""));
