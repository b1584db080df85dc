import { stale, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { viewChanged, viewDeleted, viewSaved } from "./events";
import { changeViewInput, deleteViewInput, MOST_VIEWS, saveViewInput, viewMoved } from "./schema";
import { mustBeFree, ownView, VIEWERS } from "./steps";

/** Keeps filters, order and columns of a list under a name, for oneself or for all. */
export const saveView = command({
  name: "views.save",
  may: VIEWERS,
  writes: "account",
  events: [viewSaved],
  route: "POST /views",
  input: saveViewInput,
  output: viewMoved,
  async run({ tx, actor, input, record }) {
    const { page, name, isShared } = input;
    const own = { personId: actor.id, page };
    await mustBeFree(tx, { ...own, name });
    if ((await tx.savedView.count({ where: own })) >= MOST_VIEWS) {
      throw wrongState(`You have ${MOST_VIEWS} views on this list. Delete one first.`);
    }
    const saved = await tx.savedView.create({ data: { ...input, personId: actor.id } });
    record(viewSaved, saved.id, { isShared });
    return saved;
  },
});

/** Renames a view, shares it or takes it back, or lets it list something else. */
export const changeView = command({
  name: "views.change",
  may: VIEWERS,
  writes: "account",
  events: [viewChanged],
  route: "POST /views/:id",
  input: changeViewInput,
  output: viewMoved,
  async run({ tx, actor, input, record }) {
    const { id, version, ...given } = input;
    const view = await ownView(tx, actor, id);
    const { name = view.name, search = view.search, isShared = view.isShared } = given;
    if (name !== view.name) await mustBeFree(tx, { ...view, name });
    const { count } = await tx.savedView.updateMany({
      where: { id, version },
      data: { name, search, isShared, version: { increment: 1 } },
    });
    if (count === 0) throw stale(view);
    record(viewChanged, id, { fields: Object.keys(given), isShared });
    return { ...view, name, search, isShared, version: version + 1 };
  },
});

/** Takes a view away; what it listed stays. */
export const deleteView = command({
  name: "views.delete",
  may: VIEWERS,
  writes: "account",
  events: [viewDeleted],
  route: "POST /views/:id/deletion",
  input: deleteViewInput,
  output: viewMoved,
  async run({ tx, actor, input: { id, version }, record }) {
    const view = await ownView(tx, actor, id);
    const { count } = await tx.savedView.deleteMany({ where: { id, version } });
    if (count === 0) throw stale(view);
    record(viewDeleted, id, { isShared: view.isShared });
    return view;
  },
});
