import type { Metadata } from "next";
import { AddPerson } from "@/components/people/add-person";
import { PeopleTable } from "@/components/people/people-table";
import { Page } from "@/components/shell/page";
import { people as words } from "@/components/words/people";
import { allowed, readList } from "@/lib/adapters/page";
import { addPerson } from "@/lib/domain/people/commands";
import { listPeople } from "@/lib/domain/people/queries";

export const metadata: Metadata = { title: words.title };

export default async function PeoplePage({ searchParams }: PageProps<"/settings/people">) {
  const page = await readList(listPeople, searchParams);
  const can = await allowed({ addPerson });
  return (
    <Page title={words.title} lead={words.lead} aside={can.addPerson && <AddPerson />}>
      <PeopleTable {...page} />
    </Page>
  );
}
