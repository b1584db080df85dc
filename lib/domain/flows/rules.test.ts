import { describe, expect, it } from "vitest";
import {
  crossingOf,
  crossingSentence,
  encryptionOf,
  type Place,
  protectionOf,
  protectionSentence,
} from "./rules";

const environment = (name: string, tier: "production" | "development") => ({
  id: name,
  name,
  tier,
});
const production = environment("Production", "production");
const development = environment("Development", "development");
const zone = (name: string, isOutside = false) => ({ id: name, name, isOutside });

const gateway: Place = { name: "Gateway", environment: production, zone: zone("Edge") };
const runtime: Place = { name: "Runtime", environment: production, zone: zone("Service") };
const loose: Place = { name: "Tool", environment: production, zone: null };
const trainer: Place = { name: "Trainer", environment: development, zone: null };
const customer: Place = { name: "Customer", environment: null, zone: zone("Internet", true) };
const rater: Place = { name: "Rater", environment: development, zone: zone("Suppliers", true) };
const lost: Place = { name: "Lost", environment: null, zone: null };

describe("the boundary that a flow crosses", () => {
  it.each([
    [gateway, gateway, "none"],
    [loose, loose, "none"],
    [gateway, runtime, "zone"],
    [loose, runtime, "zone"],
    [runtime, trainer, "environment"],
    [customer, gateway, "outside"],
    [gateway, customer, "outside"],
    [customer, rater, "outside"],
    [trainer, rater, "outside"],
    [rater, { ...rater, name: "Other" }, "none"],
    [lost, gateway, "unknown"],
    [lost, lost, "unknown"],
  ] as const)("%#", (from, to, crosses) => {
    expect(crossingOf(from, to, "HTTPS")).toBe(crosses);
    expect(crossingOf(to, from, "HTTPS")).toBe(crosses);
  });

  it("inside one process there is none between zones", () => {
    expect(crossingOf(gateway, runtime, "in process")).toBe("none");
    expect(crossingOf(gateway, runtime, "In-process ")).toBe("none");
  });

  it("nothing runs in one process of two environments, or of two organisations", () => {
    expect(crossingOf(runtime, trainer, "in process")).toBe("environment");
    expect(crossingOf(customer, gateway, "in process")).toBe("outside");
    expect(crossingOf(lost, gateway, "in process")).toBe("unknown");
  });

  it("is told in a sentence", () => {
    expect(crossingSentence(gateway, runtime, "")).toBe(
      "It leaves Edge for Service inside Production.",
    );
    expect(crossingSentence(gateway, loose, "")).toBe(
      "It leaves Edge for Tool, whose zone is not said, inside Production.",
    );
    expect(crossingSentence(runtime, trainer, "")).toBe("It leaves Production for Development.");
    expect(crossingSentence(customer, gateway, "")).toBe(
      "It goes from Internet to Edge of Production across the border of the organisation.",
    );
    expect(crossingSentence(customer, loose, "")).toBe(
      "It goes from Internet to Production across the border of the organisation.",
    );
    expect(crossingSentence(lost, gateway, "")).toBe(
      "It is not said where Lost stands, so it counts as a crossing.",
    );
    expect(crossingSentence(gateway, gateway, "")).toBe("It stays inside Edge.");
    expect(crossingSentence(loose, loose, "")).toBe("It stays inside Production.");
    expect(crossingSentence(gateway, runtime, "in process")).toBe("It stays inside one process.");
  });
});

describe("the protection of a crossing", () => {
  const control = { reference: "A.8.24", state: "attested" };
  const excluded = { reference: "A.8.23", state: "excluded" };

  it.each([
    ["none", "", [], "not_needed"],
    ["zone", "TLS 1.3", [control], "protected"],
    ["zone", "TLS 1.3", [{ ...control, state: null }], "protected"],
    ["zone", "TLS 1.3", [control, excluded], "protected"],
    ["zone", "TLS 1.3", [excluded], "unprotected"],
    ["zone", "TLS 1.3", [], "unprotected"],
    ["zone", "", [control], "unprotected"],
    ["outside", "none", [control], "unprotected"],
    ["unknown", "", [], "unprotected"],
  ] as const)("%s, %s", (crosses, encryption, controls, protection) => {
    expect(protectionOf({ crosses, encryption, controls })).toBe(protection);
  });

  it("says what is missing", () => {
    const told = (encryption: string, controls: readonly (typeof control)[]) =>
      protectionSentence({ crosses: "zone", encryption, controls });
    expect(told("TLS 1.3", [control])).toBe("Protected by TLS 1.3 and A.8.24.");
    expect(told("", [])).toBe("No encryption is named and no control is linked.");
    expect(told("", [control])).toBe("No encryption is named.");
    expect(told("TLS 1.3", [excluded])).toBe("Every linked control is excluded (A.8.23).");
  });

  it.each(["", "-", "None", "plaintext", "HTTP", "not encrypted", " n/a "])(
    "“%s” is no encryption",
    (said) => {
      expect(encryptionOf(said)).toBe("");
    },
  );
  it("HTTPS is some", () => {
    expect(encryptionOf("HTTPS")).toBe("HTTPS");
  });
});
