"use client";

import { assetsInUse } from "@/components/assets/find";
import { WhenLoaded } from "@/components/risks/loaded";
import { usePeople } from "@/components/risks/use-rows";
import { CommandForm } from "@/components/ui/form/command-form";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { suppliers } from "@/components/words/suppliers";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";
import { addSupplier, editSupplier } from "./actions";
import { JudgedFields, ReachFields } from "./judged-fields";
import { BLANK, judgedOf, type SupplierChoices, sendingSupplier } from "./values";

const { acts, fields } = suppliers;

const pathOf = (added: unknown) =>
  typeof added === "object" && added !== null && "reference" in added
    ? `/assets/suppliers/${added.reference}`
    : "/assets/suppliers";

/** Proposes one. What is not known yet waits for the assessment. */
export function AddForm({ choices }: { choices: SupplierChoices }) {
  const people = usePeople("staff");
  return (
    <WhenLoaded lists={[people]}>
      {() => (
        <CommandForm
          command={sendingSupplier(addSupplier)}
          initial={BLANK}
          submit={suppliers.add}
          done={suppliers.added}
          goTo={pathOf}
        >
          <PlainFields people={[...(people?.rows ?? [])]} />
          <ReachFields choices={choices} />
          <SearchMultiSelectField name="assets" label={fields.assets} source={assetsInUse} />
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

interface EditFormProps {
  supplier: SupplierRecord;
  choices: SupplierChoices;
}

/** Corrects an entry; the terms of an approved supplier change within a review. */
export function EditForm({ supplier, choices }: EditFormProps) {
  const people = usePeople("staff");
  const { id, version, name, service, owner, state } = supplier;
  const isOpen = state === "proposed" || state === "assessed";
  const plain = { name, service, owner: owner.reference };
  return (
    <WhenLoaded lists={[people]}>
      {() => (
        <CommandForm
          command={sendingSupplier(editSupplier)}
          fixed={{ id, version }}
          initial={isOpen ? { ...plain, ...judgedOf(supplier) } : plain}
          done={acts.edited}
        >
          <PlainFields people={[...(people?.rows ?? [])]} />
          {isOpen && <JudgedFields choices={choices} />}
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

const PlainFields = ({ people }: { people: { value: string; label: string }[] }) => (
  <>
    <TextField name="name" label={fields.name} required />
    <TextField name="service" label={fields.service} required />
    <SelectField
      name="owner"
      label={fields.owner}
      description={fields.ownerHelp}
      options={people}
      required
    />
  </>
);
