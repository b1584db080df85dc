/** What costs are counted in: an organisation has one currency. */
export const CURRENCY = "EUR";
/** Days after the due day on which the next person is told: who does it, the risk's owner, compliance. */
export const ESCALATES_AFTER = [1, 3, 7] as const;
