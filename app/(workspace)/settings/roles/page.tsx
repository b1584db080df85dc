import type { Metadata } from "next";
import { RoleMatrix } from "@/components/people/role-matrix";
import { Page } from "@/components/shell/page";
import { PlainTable } from "@/components/ui/plain-table";
import { Rows, Section } from "@/components/ui/section";
import { roles as words } from "@/components/words/roles";
import { roleMatrix } from "@/lib/domain/matrix";
import { RULE_IDS, RULES } from "@/lib/domain/people/segregation/rules";
import { operations } from "@/lib/domain/registry";

export const metadata: Metadata = { title: words.title };

export default function RolesPage() {
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <Section title={words.rules}>
          <p>{words.rulesLead}</p>
          <PlainTable
            label={words.rules}
            head={[words.ruleColumns.rule, words.ruleColumns.text]}
            rows={RULE_IDS.map((id) => ({ id, cells: [id, RULES[id].text] }))}
          />
        </Section>
        <Section title={words.label}>
          <RoleMatrix lines={roleMatrix(operations)} />
        </Section>
      </Rows>
    </Page>
  );
}
