import fc from "fast-check";

/** Properties draw the same values in every run; the soak draws others, and a failure tells its seed. */
// biome-ignore lint/style/noProcessEnv: settings of a test run
const { ANNEX_SOAK } = process.env;
/** The long counts in full. */
export const soaking = ANNEX_SOAK === "1";
if (!soaking) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 27_001 });

export { fc };
