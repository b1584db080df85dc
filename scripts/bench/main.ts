/** `npm run bench -- [register|pipeline|assets|risks|start|weight…]`: prints one JSON line a case; never fails on a ratio. */
const BENCHES = {
  register: () => import("./register.ts"),
  pipeline: () => import("./pipeline.ts"),
  assets: () => import("./assets.ts"),
  risks: () => import("./risks.ts"),
  start: () => import("./start.ts"),
  weight: () => import("./weight.ts"),
} as const;
type Name = keyof typeof BENCHES;
const isBench = (name: string): name is Name => name in BENCHES;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isBench(name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(", ")}. Choose of ${Object.keys(BENCHES).join(", ")}.\n`,
  );
  process.exit(2);
}
const chosen = asked.length > 0 ? asked.filter(isBench) : (Object.keys(BENCHES) as Name[]);
for (const name of chosen) {
  const { bench } = await BENCHES[name]();
  await bench();
}

export {};
