/** Addresses of frameworks; a requirement is numbered as its framework likes, so its ref is encoded. */
export const frameworkPath = (reference: string) => `/controls/frameworks/${reference}`;
export const requirementPath = (framework: string, ref: string) =>
  `${frameworkPath(framework)}/${encodeURIComponent(ref)}`;
