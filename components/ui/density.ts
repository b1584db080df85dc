/** Row height of lists, kept in a cookie so that the server draws it right the first time. */
export const DENSITIES = ["compact", "normal", "comfortable"] as const;
export type Density = (typeof DENSITIES)[number];

export function densityFrom(value: string | undefined): Density {
  return DENSITIES.find((density) => density === value) ?? "normal";
}
