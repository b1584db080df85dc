import type { FlowEnd } from "@/lib/domain/flows/schema";

/** One choice of a select, as pages hand it to forms. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Choices from the words of an enum. */
export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Zoned {
  readonly reference: string;
  readonly name: string;
  readonly environment: { readonly name: string } | null;
}
/** Zones as choices, each with the environment around it. */
export const zoneOptions = (zones: readonly Zoned[]): Option[] =>
  zones.map(({ reference, name, environment }) => ({
    value: reference,
    label: environment ? `${name}, ${environment.name}` : name,
  }));

/** The asset at an end, which has the end's name; somebody outside is none. */
export const assetOptions = ({ asset, name }: FlowEnd): Option[] =>
  asset ? [{ value: asset.reference, label: name }] : [];
