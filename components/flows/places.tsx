import { EditEnvironmentAct, RetireEnvironmentAct } from "@/components/scope/acts";
import { sideWords } from "@/components/scope/tables";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Day } from "@/components/ui/time";
import { flows } from "@/components/words/flows";
import {
  type EnvironmentRow,
  SIDE_LABELS,
  TIER_LABELS,
} from "@/lib/domain/scope/environments/schema";
import type { ZoneRow } from "@/lib/domain/scope/zones/schema";
import { EditZoneAct, RetireZoneAct } from "./acts";
import { optionsOf } from "./option";

const words = flows.places;

interface Rights {
  readonly edit: boolean;
  readonly retire: boolean;
}
interface EnvironmentsProps {
  environments: readonly EnvironmentRow[];
  zones: readonly ZoneRow[];
  can: Rights;
}

/** Where assets run, with the zones inside. */
export const Environments = ({ environments, zones, can }: EnvironmentsProps) => (
  <PlainTable
    label={words.environments}
    head={words.environmentHead}
    rows={environments.map((one) => ({
      id: one.id,
      cells: [
        <Link key="name" href={`/assets?environment=${one.reference}`}>
          {one.name}
        </Link>,
        TIER_LABELS[one.tier],
        [sideWords(one.inScope), one.scopeReason].filter(Boolean).join(": "),
        zones
          .filter(({ environment, retiredAt }) => environment?.id === one.id && !retiredAt)
          .map((zone) => zone.name)
          .join(", "),
        one.assets,
        one.reference,
        one.retiredAt ? (
          <Retired key="act" at={one.retiredAt} />
        ) : (
          <EnvironmentActs key="act" one={one} can={can} />
        ),
      ],
    }))}
  />
);

const Retired = ({ at }: { at: string }) => (
  <>
    {words.retiredOn} <Day value={at} />
  </>
);

const EnvironmentActs = ({ one, can }: { one: EnvironmentRow; can: Rights }) => (
  <>
    {can.edit && (
      <EditEnvironmentAct
        environment={one}
        tiers={optionsOf(TIER_LABELS)}
        sides={optionsOf(SIDE_LABELS)}
      />
    )}
    {can.retire && <RetireEnvironmentAct id={one.id} version={one.version} name={one.name} />}
  </>
);

/** What is trusted alike. */
export function Zones({ zones, can }: { zones: readonly ZoneRow[]; can: Rights }) {
  if (zones.length === 0) return <p>{words.noZones}</p>;
  return (
    <PlainTable
      label={words.zones}
      head={words.zoneHead}
      rows={zones.map((one) => ({
        id: one.id,
        cells: [
          one.name,
          one.environment?.name ?? words.outside,
          one.description,
          <Link key="assets" href={`/assets?zone=${one.reference}`}>
            {one.assets}
          </Link>,
          one.retiredAt ? (
            <Retired key="act" at={one.retiredAt} />
          ) : (
            <ZoneActs key="act" one={one} can={can} />
          ),
        ],
      }))}
    />
  );
}

const ZoneActs = ({ one, can }: { one: ZoneRow; can: Rights }) => (
  <>
    {can.edit && (
      <EditZoneAct
        id={one.id}
        version={one.version}
        name={one.name}
        description={one.description}
      />
    )}
    {can.retire && <RetireZoneAct id={one.id} version={one.version} name={one.name} />}
  </>
);
