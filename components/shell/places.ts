import { navigation as words } from "@/components/words/navigation";
import { type Actor, holds } from "@/lib/kernel/actor";
import type { Entry } from "./entries";

/** The main navigation of a person: only entries that lead somewhere for them. */
export function placesOf(actor: Actor): Entry[] {
  const manager = holds(
    actor,
    "compliance",
    "top_management",
    "risk_owner",
    "internal_auditor",
    "admin",
  );
  const overseer = holds(actor, "admin", "compliance", "internal_auditor", "top_management");
  return [
    ...(manager ? [dashboard] : []),
    work,
    ...(manager ? [scope, risks] : []),
    manager || holds(actor, "engineer") ? controls : ownControls,
    assetsOf(actor, manager),
    ...(manager ? [overseer ? audits : auditsAlone] : [findings]),
    ...(overseer ? [trail] : []),
    settingsOf(actor),
  ];
}

const dashboard: Entry = { href: "/", label: words.dashboard, icon: "dashboard", letter: "d" };
const work: Entry = { href: "/my-work", label: words.work, icon: "work", letter: "w" };
const scope: Entry = {
  href: "/scope",
  label: words.scope,
  icon: "scope",
  letter: "s",
  children: [
    { href: "/scope", label: words.statement },
    { href: "/scope/environments", label: words.environments },
    { href: "/context", label: words.context },
  ],
};
const risks: Entry = { href: "/risks", label: words.risks, icon: "risks", letter: "r" };
const controls: Entry = {
  href: "/controls",
  label: words.controls,
  icon: "controls",
  letter: "c",
  children: [
    { href: "/controls", label: words.allControls },
    { href: "/soa", label: words.soa },
    { href: "/controls/frameworks", label: words.frameworks },
    { href: "/evidence", label: words.evidence },
  ],
};
/** Those who run nothing attest what they own, and read no Statement of Applicability. */
const ownControls: Entry = {
  ...controls,
  children:
    controls.children?.filter(({ href }) => ["/controls", "/evidence"].includes(href)) ?? [],
};
const assets: Entry = {
  href: "/assets",
  label: words.assets,
  icon: "assets",
  letter: "a",
  children: [
    { href: "/assets", label: words.inventory },
    { href: "/assets/flows", label: words.flows },
    { href: "/assets/import", label: words.importCard },
  ],
};
/** Who imports nothing still reads where data goes. */
const assetsToRead: Entry = {
  ...assets,
  children: assets.children?.filter(({ href }) => href !== "/assets/import") ?? [],
};
function assetsOf(actor: Actor, manager: boolean): Entry {
  if (holds(actor, "compliance", "engineer")) return assets;
  return manager ? assetsToRead : { ...assets, children: [] };
}
const audits: Entry = {
  href: "/audits",
  label: words.audits,
  icon: "audits",
  letter: "u",
  children: [
    { href: "/audits", label: words.allAudits },
    { href: "/findings", label: words.findings },
    { href: "/audits/engagements", label: words.engagements },
  ],
};
/** Who was granted access from outside is for those who oversee it. */
const auditsAlone: Entry = {
  ...audits,
  children: audits.children?.filter(({ href }) => href !== "/audits/engagements") ?? [],
};
const findings: Entry = { href: "/findings", label: words.findings, icon: "findings", letter: "u" };
const trail: Entry = { href: "/trail", label: words.trail, icon: "trail", letter: "t" };

function settingsOf(actor: Actor): Entry {
  const people = { href: "/settings/people", label: words.people };
  const rest = [
    { href: "/settings/roles", label: words.roles },
    { href: "/settings/calendar", label: words.calendar },
    { href: "/settings/compensating-reviews", label: words.reviews },
  ];
  const seesPeople = holds(actor, "admin", "compliance", "top_management", "internal_auditor");
  const children = seesPeople ? [people, ...rest] : rest;
  return {
    href: children[0]?.href ?? "/settings/roles",
    label: words.settings,
    icon: "settings",
    children,
  };
}
