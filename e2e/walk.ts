import type { Page } from "@playwright/test";

/** What the Tab key did not do on a page, told by the elements concerned. */
export interface Walk {
  readonly controls: number;
  readonly unreached: readonly string[];
  readonly undrawn: readonly string[];
}

/**
 * Presses Tab from the top until the focus comes round, at most `spare` times more than there are
 * controls, so a trap ends the walk as well. What appears on the way may be stopped at, too.
 */
export async function walkByTab(page: Page, spare = 100): Promise<Walk> {
  const watch = await page.evaluateHandle(watchFocus);
  const most = (await watch.evaluate(({ controls }) => controls.length)) + spare;
  for (let pressed = 1; pressed <= most; pressed++) {
    await page.keyboard.press("Tab");
    if (pressed % 8 === 0 && (await watch.evaluate(({ isRound }) => isRound()))) break;
  }
  const walk = await watch.evaluate(({ told }) => told());
  await watch.dispose();
  return walk;
}

/** Runs in the page: which controls there are, which had the focus, and whether it was to be seen. */
function watchFocus() {
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  /** One radio stands for its group: Tab stops at it once. */
  const doorOf = (element: Element): Element =>
    element instanceof HTMLInputElement && element.type === "radio" && element.name
      ? (document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]`) ?? element)
      : element;
  const isOpen = (element: HTMLElement) =>
    element.isConnected &&
    element.tabIndex >= 0 &&
    !element.matches(":disabled, [inert], [inert] *") &&
    element.getClientRects().length > 0 &&
    element.checkVisibility({ visibilityProperty: true });
  const controls = [
    ...new Set([...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isOpen).map(doorOf)),
  ];

  /** What can show the focus: the control, what it stands in, and what is drawn beside it. */
  const DRAWN = ["outline", "boxShadow", "borderColor", "backgroundColor", "textDecorationLine"];
  const look = (element: Element) =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .concat(element.nextElementSibling, element.previousElementSibling, element.firstElementChild)
      .flatMap((part) => (part ? [null, "::before", "::after"].map((side) => [part, side]) : []))
      .map(([part, side]) => {
        const style = getComputedStyle(part as Element, side as string | null);
        return DRAWN.map((name) => Reflect.get(style, name)).join();
      })
      .join("|");
  const plain = new Map(controls.map((element) => [element, look(element)]));

  const reached = new Set<Element>();
  const undrawn = new Set<Element>();
  const first: Element[] = [];
  let rounds = 0;
  document.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const door = doorOf(target);
      if (first[0] === door) rounds++;
      if (first.length === 0) first.push(door);
      reached.add(door);
      if (plain.has(target) && plain.get(target) === look(target)) undrawn.add(target);
    },
    true,
  );

  const nameOf = (element: Element) => {
    const text = element.getAttribute("aria-label") ?? element.textContent ?? "";
    return `${element.tagName.toLowerCase()} ${text.trim().slice(0, 40) || element.id}`;
  };
  const named = (elements: Iterable<Element>) => [...elements].map(nameOf);
  return {
    controls,
    isRound: () => rounds > 0,
    told: () => ({
      controls: controls.length,
      unreached: named(
        controls.filter((one) => !reached.has(one) && one instanceof HTMLElement && isOpen(one)),
      ),
      undrawn: named(undrawn),
    }),
  };
}
