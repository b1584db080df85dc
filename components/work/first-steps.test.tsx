import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { STEPS } from "@/lib/domain/work/beginning/schema";
import type { Actor } from "@/lib/kernel/actor";
import { FirstSteps } from "./first-steps";

const shown = (roles: Actor["roles"], done: boolean) => {
  const actor = { kind: "person", id: "u", name: "Ada", roles } as const;
  const steps = STEPS.map((step) => ({ step, done }));
  return renderToStaticMarkup(<FirstSteps steps={steps} actor={actor} />);
};

it("leads a first administrator to the roles that the next steps need, and to no closed page", () => {
  const html = shown(["admin", "staff"], false);
  expect(html).not.toContain("/assets/import");
  expect(html).toContain("It needs the role compliance officer or engineer.");
  expect(html).toContain('<a href="/settings/people">Give the role under People</a>');
  expect(html).toContain('<a href="/settings/people">Add the people</a>');
});

it("leads who may do a step to its page, and others to an administrator", () => {
  const html = shown(["compliance"], false);
  expect(html).toContain('<a href="/assets/import">');
  expect(html).toContain("It needs the role administrator. An administrator gives it.");
  expect(shown(["top_management"], true)).not.toContain("It needs the role");
});
