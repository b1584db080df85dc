import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FirstName } from "./journey";

/** The build that the tested server serves; another one only while working on a journey. */
const build = process.env.E2E_BUILD ?? join(import.meta.dirname, "../.next");
export const readBuilt = (path: string) => JSON.parse(readFileSync(join(build, path), "utf8"));

/** Every page of the product, with records that fill it, by who looks at it. */
export const PAGES: Readonly<Partial<Record<FirstName, readonly string[]>>> = {
  Priya: [
    "/",
    "/my-work",
    "/my-work/due",
    "/my-work/due?person=me&to=2199-12-31",
    "/my-work/workload",
    "/my-work/workload?by=month",
    "/settings/calendar",
    "/scope",
    "/scope/1.2",
    "/scope/compare?from=1.2&to=1.2",
    "/context",
    "/context/parties",
    "/context/laws",
    "/context/ISS-1",
    "/context/IP-7",
    "/context/CTX-02",
    "/assets",
    "/assets?kind=model",
    "/assets?kind=dataset",
    "/assets?kind=index",
    "/assets?kind=endpoint",
    "/assets?kind=supporting",
    "/assets/changes",
    "/assets/m-digest-3b",
    "/assets/m-digest-3b/facts",
    "/assets/m-digest-3b/risks",
    "/assets/m-digest-3b/evaluations",
    "/assets/evaluations",
    "/assets/evaluations/EVAL-001",
    "/assets/m-digest-3b/releases",
    "/assets/releases",
    "/assets/releases/REL-2026-029",
    "/assets/releases/REL-2026-038",
    "/assets/suppliers",
    "/assets/suppliers/SUP-1",
    "/assets/suppliers/SUP-6",
    "/assets/ep-summarise-prod",
    "/assets/ep-summarise-prod/flows",
    "/assets/flows",
    "/assets/flows/DF-01",
    "/assets/flows/diagram",
    "/assets/flows/diagram?environment=development",
    "/assets/flows/exceptions",
    "/assets/flows/exceptions/EX-0000-0",
    "/scope/environments",
    "/assets/import",
    "/assets/import/m-digest-3b",
    "/risks",
    "/risks?q=nothing-has-this-name",
    "/risks/matrix",
    "/risks/matrix?of=residual&since=2025-01-01",
    "/risks/plan",
    "/risks/plan?state=in_progress",
    "/risks/plan/board",
    "/risks/acceptances",
    "/risks/changes",
    "/risks/import",
    // Nobody has imported risks in the example company.
    "/risks/import/B-9999",
    "/risks/proposals",
    "/risks/proposals?state=dismissed",
    "/risks/threats",
    "/risks/threats/pii-exposure",
    "/risks/threats/THR-01",
    "/risks/method",
    "/risks/method/1.0",
    "/risks/method/1.1/edit",
    "/risks/method/1.0/effect",
    "/risks/method/compare?from=1.0&to=1.1",
    "/risks/health",
    "/risks/health/control_failed",
    "/risks/review",
    "/risks/review?within=366",
    "/risks/R-05",
    "/risks/R-23",
    "/risks/R-24",
    "/risks/R-05/assessments",
    "/risks/R-15",
    "/risks/R-16",
    "/controls",
    "/controls/A.8.29",
    "/controls/A.7.6",
    "/controls/frameworks",
    "/controls/frameworks/import",
    "/controls/frameworks/iso27001-2022",
    "/controls/frameworks/iso27001-2022?standing=managed",
    "/controls/frameworks/iso42001-2023",
    "/controls/frameworks/meridian-2025",
    "/controls/frameworks/iso27001-2022/9.2.1",
    "/controls/frameworks/iso42001-2023/A.2.2",
    "/controls/frameworks/meridian-2026/difference",
    "/soa",
    "/soa/1.2",
    "/soa/editions",
    "/soa/compare?from=1.2&to=now",
    "/soa/checks",
    "/soa/checks/risk_unnamed",
    "/evidence",
    "/evidence/EV-001",
    "/audits",
    "/audits/IA-2026-1",
    "/audits/IA-2026-1/checklist",
    "/audits/IA-2026-1/findings",
    "/audits/IA-2026-1/report",
    "/audits/engagements",
    "/audits/engagements/ENG-2026-1",
    "/findings",
    "/findings/F-2026-03",
    "/trail",
    "/settings/people",
    "/settings/people/u-jonas",
    "/settings/roles",
    "/settings/compensating-reviews",
    "/settings/compensating-reviews/CR-2026-01",
    "/account",
    "/risks/R-99999",
  ],
  Jonas: [
    "/my-work",
    "/controls/A.5.23",
    "/context/ISS-2",
    "/assets",
    "/account",
    "/settings/people",
    "/settings/people/u-mei",
  ],
  Helen: ["/audits", "/findings"],
  Anton: ["/trail"],
  Ruben: [
    "/engagements",
    "/engagements/ENG-2026-1",
    ...[
      "scope",
      "context",
      "assets",
      "flows",
      "suppliers",
      "releases",
      "evaluations",
      "risks",
      "methods",
      "soa",
      "controls",
      "frameworks",
      "evidence",
      "audits",
      "findings",
      "trail",
    ].map((section) => `/engagements/ENG-2026-1/${section}`),
    "/engagements/ENG-2026-1/risks/R-05",
    "/engagements/ENG-2026-1/methods/1.1",
    "/engagements/ENG-2026-1/frameworks/iso42001-2023",
    "/engagements/ENG-2026-1/context/ISS-1",
    "/engagements/ENG-2026-1/flows/DF-01",
    "/engagements/ENG-2026-1/suppliers/SUP-1",
    "/engagements/ENG-2026-1/releases/REL-2026-029",
    "/engagements/ENG-2026-1/evaluations/EVAL-001",
    "/engagements/ENG-2026-1/views",
  ],
};

const isFirstName = (name: string): name is FirstName => name in PAGES;
/** The same, one by one. */
export const VISITS = Object.entries(PAGES).flatMap(([name, paths]) =>
  isFirstName(name) ? paths.map((path) => [name, path] as const) : [],
);

/** One visit of each person to each page: for what hangs on the page, not on the record it shows. */
export function oneOfEach(): readonly (typeof VISITS)[number][] {
  const patterns = builtPages();
  const keyOf = ([name, path]: (typeof VISITS)[number]) => `${name} ${patternOf(path, patterns)}`;
  return [...new Map(VISITS.toReversed().map((visit) => [keyOf(visit), visit])).values()].reverse();
}

export const SIGNED_OUT = ["/sign-in", "/set-password/gone", "/set-up/gone"];

/** Patterns of pages, as the build lists them: `/risks/[ref]`. */
export function builtPages(): string[] {
  const routes: Record<string, string> = readBuilt("app-path-routes-manifest.json");
  return Object.entries(routes)
    .filter(([file, path]) => file.endsWith("/page") && !path.startsWith("/_"))
    .map(([, path]) => path);
}

/** The most literal pattern that an address fits. */
export function patternOf(address: string, patterns: readonly string[]): string | undefined {
  const path = address.split("?")[0] ?? "";
  return patterns
    .filter((pattern) => new RegExp(`^${pattern.replaceAll(/\[\w+\]/g, "[^/]+")}$`).test(path))
    .sort((one, other) => one.split("[").length - other.split("[").length)[0];
}
