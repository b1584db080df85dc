/** Runs once when a server starts. Jobs run inline unless ANNEX_JOBS=off leaves them to a worker. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: Next replaces this at build time to leave the edge out
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/platform/env");
  if (env.jobs === "off") return;
  const { startJobs } = await import("./lib/adapters/job");
  const stop = await startJobs();
  // A job under way is finished before the server is gone.
  process.once("SIGTERM", () => void stop());
}
