/** The process's clock. Tests and the loader set it beside the database's (`annex.set_now`). */
let fixed: Date | null = null;

export const clock = {
  now: () => (fixed ? new Date(fixed) : new Date()),
  set: (at: Date | null) => {
    fixed = at;
  },
};
