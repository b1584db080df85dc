import {
  IconActivity,
  IconAlertTriangle,
  IconBook,
  IconBoxModel2,
  IconBriefcase,
  IconCertificate,
  IconChecklist,
  IconCompass,
  IconFileCheck,
  IconFileText,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconSchool,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from "@tabler/icons-react";

/** Entries name their icon, because a server layout cannot hand a function to the frame. */
const ICONS = {
  dashboard: IconLayoutDashboard,
  work: IconListCheck,
  scope: IconCompass,
  risks: IconAlertTriangle,
  controls: IconShieldCheck,
  assets: IconBoxModel2,
  monitoring: IconActivity,
  audits: IconCertificate,
  findings: IconSearch,
  evidence: IconFileCheck,
  programme: IconBriefcase,
  documents: IconFileText,
  training: IconSchool,
  routines: IconChecklist,
  trail: IconHistory,
  people: IconUsers,
  settings: IconSettings,
  room: IconBook,
} as const;

export type IconName = keyof typeof ICONS;

export function EntryIcon({ name }: { name: IconName }) {
  const Icon = ICONS[name];
  return <Icon size={18} stroke={1.6} aria-hidden="true" />;
}
