/** A.5.18 and OWN-1 are controls; 9.2.1 is a clause and has no page of its own. */
export const isControl = (ref: string) => /^[A-Z]/.test(ref);
