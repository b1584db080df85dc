import { LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { frameworks as words } from "@/components/words/frameworks";
import { read } from "@/lib/adapters/page";
import { listRequirements } from "@/lib/domain/controls/frameworks/requirements/queries";
import { requirementPath } from "./paths";

const SHOWN = 100;

/** Requirements of frameworks in force that this control answers, beside the one that it is itself. */
export async function AlsoMeets({ control }: { control: { reference: string; title: string } }) {
  const { rows } = await read(listRequirements, { control: control.reference, size: SHOWN });
  const others = rows.filter(
    ({ framework, ref }) =>
      !(framework.reference.startsWith("iso27001-") && ref === control.reference),
  );
  return (
    <Section title={words.alsoMeets}>
      <LinkList
        empty={words.alsoMeetsNone}
        items={others.map(({ framework, ref, title }) => ({
          href: requirementPath(framework.reference, ref),
          reference: `${framework.title} ${ref}`,
          label: title,
        }))}
      />
    </Section>
  );
}
