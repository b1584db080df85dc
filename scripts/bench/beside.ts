/** What others notice while something long runs in the same process, and how much memory it takes. */
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** How often somebody asks meanwhile; more would measure the queue of these requests. */
const EVERY_MS = 20;

/** Asks again and again until told to stop. @returns milliseconds of each */
export function others(asked: () => Promise<unknown>) {
  const taken: number[] = [];
  let isOver = false;
  const running = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await asked();
      taken.push(performance.now() - begun);
      await pause(EVERY_MS);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await running;
      return taken;
    },
  };
}

/** The same for so long. */
export async function othersFor(ms: number, asked: () => Promise<unknown>): Promise<number[]> {
  const some = others(asked);
  await pause(ms);
  return some.stop();
}

const MB = 1024 * 1024;
/** Looks at the memory of this process until told to stop. @returns how many megabytes it grew by at most */
export function memory() {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 25);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return (most - before) / MB;
    },
  };
}
