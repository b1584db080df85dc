import type { Metadata } from "next";
import { AddZoneAct } from "@/components/flows/acts";
import { optionsOf } from "@/components/flows/option";
import { Environments, Zones } from "@/components/flows/places";
import { AddEnvironmentAct } from "@/components/scope/acts";
import { Page } from "@/components/shell/page";
import { Rows, Section } from "@/components/ui/section";
import { flows } from "@/components/words/flows";
import { allowed, read } from "@/lib/adapters/page";
import {
  addEnvironment,
  editEnvironment,
  retireEnvironment,
} from "@/lib/domain/scope/environments/commands";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { SIDE_LABELS, TIER_LABELS } from "@/lib/domain/scope/environments/schema";
import { addZone, editZone, retireZone } from "@/lib/domain/scope/zones/commands";
import { listZones } from "@/lib/domain/scope/zones/queries";

const words = flows.places;
export const metadata: Metadata = { title: words.title };

export default async function EnvironmentsPage() {
  const [can, environments, zones] = await Promise.all([
    allowed({ addEnvironment, editEnvironment, retireEnvironment, addZone, editZone, retireZone }),
    read(listEnvironments, { size: 500, state: ["active", "retired"] }),
    read(listZones, { size: 500, state: ["active", "retired"] }),
  ]);
  const choices = environments.rows
    .filter(({ retiredAt }) => !retiredAt)
    .map(({ reference, name }) => ({
      value: reference,
      label: name,
    }));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ href: "/scope", label: words.scope }]}
    >
      <Rows>
        <Section
          title={words.environments}
          aside={
            can.addEnvironment && (
              <AddEnvironmentAct tiers={optionsOf(TIER_LABELS)} sides={optionsOf(SIDE_LABELS)} />
            )
          }
        >
          <Environments
            environments={environments.rows}
            zones={zones.rows}
            can={{ edit: can.editEnvironment, retire: can.retireEnvironment }}
          />
        </Section>
        <Section title={words.zones} aside={can.addZone && <AddZoneAct environments={choices} />}>
          <Zones zones={zones.rows} can={{ edit: can.editZone, retire: can.retireZone }} />
        </Section>
      </Rows>
    </Page>
  );
}
