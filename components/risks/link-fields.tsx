"use client";

import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useFieldValue } from "@/components/ui/form/form-context";
import { SelectField } from "@/components/ui/form/select-fields";
import { risks as words } from "@/components/words/risks";
import { currentOf, type Link, type Numbers } from "@/lib/domain/risks/rules";
import { Level, levelWords } from "./level";
import type { Option } from "./option";
import styles from "./risks.module.css";
import type { ControlOption } from "./use-rows";

export interface LinkValue {
  readonly control: string;
  readonly side: string;
  readonly strength: string;
}

/** As many as the command takes. */
export const MOST_LINKS = 60;

interface LinkFieldsProps {
  /** Numbers of the rows on screen; a removed row's number does not come back. */
  rows: readonly number[];
  onRows: (rows: readonly number[]) => void;
  controls: readonly ControlOption[];
  sides: readonly Option[];
  strengths: readonly Option[];
  /** What an assessment made now is reckoned by; without it no level is shown. */
  method?: Numbers;
  legend?: string;
  /** As many as the command takes. */
  most?: number;
}

type Links = Readonly<Record<number, Link | null>>;

/** The controls that act on the risk, and the level that follows from them as they work now. */
export function LinkFields(props: LinkFieldsProps) {
  const { rows, onRows, controls, sides, strengths, method } = props;
  const { legend = words.assessFields.controls, most = MOST_LINKS } = props;
  const [links, setLinks] = useState<Links>({});
  const [top = -1] = [...rows].sort((one, other) => other - one);
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {rows.map((at, index) => (
        <LinkRow
          key={at}
          at={at}
          place={index + 1}
          controls={controls}
          sides={sides}
          strengths={strengths}
          onLink={(link) => setLinks((before) => ({ ...before, [at]: link }))}
          onRemove={() => onRows(rows.filter((other) => other !== at))}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={top + 1 >= most}
          onClick={() => onRows([...rows, top + 1])}
        >
          {words.assessFields.addControl}
        </Button>
      </div>
      {method && <Outcome method={method} links={rows.flatMap((at) => links[at] ?? [])} />}
    </fieldset>
  );
}

interface LinkRowProps extends Pick<LinkFieldsProps, "controls" | "sides" | "strengths"> {
  at: number;
  place: number;
  onLink: (link: Link | null) => void;
  onRemove: () => void;
}

function LinkRow({ at, place, controls, sides, strengths, onLink, onRemove }: LinkRowProps) {
  const { assessFields } = words;
  const path = `controls.${at}`;
  const control = useFieldValue(`${path}.control`);
  const side = useFieldValue(`${path}.side`);
  const strength = useFieldValue(`${path}.strength`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is chosen makes another link
  useEffect(() => {
    onLink(linkOf(controls, control, side, strength));
  }, [control, side, strength]);
  return (
    <fieldset className={styles.link}>
      <legend className="visually-hidden">{assessFields.controlNumber(place)}</legend>
      <SelectField
        name={`${path}.control`}
        label={assessFields.control}
        options={[...controls]}
        required
      />
      <SelectField name={`${path}.side`} label={assessFields.side} options={[...sides]} required />
      <SelectField
        name={`${path}.strength`}
        label={assessFields.strength}
        options={[...strengths]}
        required
      />
      <Button size="xs" variant="subtle" onClick={onRemove}>
        {assessFields.removeControl(place)}
      </Button>
    </fieldset>
  );
}

const SIDES = ["likelihood", "impact", "both"] as const;
const STRENGTHS = ["weak", "moderate", "strong"] as const;

function linkOf(
  controls: readonly ControlOption[],
  control: unknown,
  side: unknown,
  strength: unknown,
): Link | null {
  const found = controls.find(({ value }) => value === control);
  const acts = SIDES.find((one) => one === side);
  const how = STRENGTHS.find((one) => one === strength);
  if (!found || !acts || !how) return null;
  return { controlId: found.id, side: acts, strength: how, state: found.state };
}

/** What the method makes of the rating and the links, before anything is saved. */
function Outcome({ method, links }: { method: Numbers; links: readonly Link[] }) {
  const likelihood = Number(useFieldValue("inherent.likelihood"));
  const impact = Number(useFieldValue("inherent.impact"));
  if (!likelihood || !impact) return null;
  const current = currentOf(method, { likelihood, impact }, links);
  return (
    <p role="status">
      {words.assessFields.outcome} {levelWords(current)} <Level level={current} />
    </p>
  );
}
