import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { addFlow } from "@/lib/domain/flows/commands";
import type { Actor } from "@/lib/kernel/actor";
import { WhoMay } from "./who-may";

const shown = (roles: Actor["roles"]) =>
  renderToStaticMarkup(
    <WhoMay actor={{ kind: "person", id: "u", name: "Ada", roles }} act={addFlow} />,
  );

it("names the roles of an act, and leads who gives them to the place", () => {
  expect(shown(["admin"])).toContain("It needs the role compliance officer or engineer.");
  expect(shown(["admin"])).toContain('href="/settings/people"');
  expect(shown(["risk_owner"])).toContain("An administrator gives it.");
});
