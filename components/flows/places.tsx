import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { flows } from "@/components/words/flows";
import { type EnvironmentRow, TIER_LABELS } from "@/lib/domain/scope/environments/schema";
import type { ZoneRow } from "@/lib/domain/scope/zones/schema";
import { EditZoneAct } from "./acts";

const words = flows.places;

interface EnvironmentsProps {
  environments: readonly EnvironmentRow[];
  zones: readonly ZoneRow[];
}

/** Where assets run, with the zones inside. */
export const Environments = ({ environments, zones }: EnvironmentsProps) => (
  <PlainTable
    label={words.environments}
    head={words.environmentHead}
    rows={environments.map(({ id, name, tier, reference }) => ({
      id,
      cells: [
        <Link key="name" href={`/assets?environment=${reference}`}>
          {name}
        </Link>,
        TIER_LABELS[tier],
        reference,
        zones
          .filter(({ environment }) => environment?.id === id)
          .map((zone) => zone.name)
          .join(", "),
      ],
    }))}
  />
);

/** What is trusted alike. */
export function Zones({ zones, mayEdit }: { zones: readonly ZoneRow[]; mayEdit: boolean }) {
  if (zones.length === 0) return <p>{words.noZones}</p>;
  return (
    <PlainTable
      label={words.zones}
      head={words.zoneHead}
      rows={zones.map(({ id, reference, name, description, environment, assets, version }) => ({
        id,
        cells: [
          name,
          environment?.name ?? words.outside,
          description,
          <Link key="assets" href={`/assets?zone=${reference}`}>
            {assets}
          </Link>,
          mayEdit && (
            <EditZoneAct
              key="act"
              id={id}
              version={version}
              name={name}
              description={description}
            />
          ),
        ],
      }))}
    />
  );
}
