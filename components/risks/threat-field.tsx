"use client";

import { Select } from "@mantine/core";
import { useField, useFieldValue } from "@/components/ui/form/form-context";
import { isEmpty } from "@/components/ui/form/values";
import { risks as words } from "@/components/words/risks";
import { ui } from "@/components/words/ui";
import type { ThreatOption } from "./use-rows";

/** A threat of the catalogue; picking one fills in what nobody has written yet. */
export function ThreatField({ threats }: { threats: readonly ThreatOption[] }) {
  const { key, props, set } = useField("threat", { keepEmpty: true });
  const title = { now: useFieldValue("title"), set: useField("title", { required: true }).set };
  const lost = { now: useFieldValue("properties"), set: useField("properties").set };
  const now = useFieldValue("threat");
  const chosen = threats.find(({ value }) => value === now);

  function choose(value: string | null) {
    set(value);
    const threat = threats.find((one) => one.value === value);
    if (!threat) return;
    if (isEmpty(title.now)) title.set(threat.title);
    if (isEmpty(lost.now)) lost.set([...threat.properties]);
  }

  return (
    <Select
      key={key}
      {...props}
      onChange={choose}
      label={words.fields.threat}
      description={chosen?.description ?? words.fields.threatHelp}
      data={[...threats]}
      placeholder={ui.form.choose}
      nothingFoundMessage={ui.form.nothingFound}
      size="sm"
      searchable
      clearable
    />
  );
}
