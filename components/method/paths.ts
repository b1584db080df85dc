/** Addresses of the method's pages. */
export const METHOD = "/risks/method";
export const editionPath = (edition: string) => `${METHOD}/${edition}`;
export const editPath = (edition: string) => `${editionPath(edition)}/edit`;
export const effectPath = (edition: string) => `${editionPath(edition)}/effect`;
export const comparePath = (from: string, to: string) => `${METHOD}/compare?from=${from}&to=${to}`;
