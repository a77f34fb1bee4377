// Where one looks in a conversation: at its end, unless one scrolled up; and what is loaded for it.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */

/** Pixels from an end at which more is loaded. */
const NEAR = 600;
const END = 40;

/**
 * @param {OpenRoom} open
 * @param {readonly Shown[]} shown
 * @param {number | null} target
 */
export function useScroll(open, shown, target) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [atEnd, setAtEnd] = useState(true);
  const [fresh, setFresh] = useState(0);
  const sticks = useRef(target === null);
  const anchor = useRef(/** @type {{ n: string, top: number } | null} */ (null));
  /** How far down the end was when it was last brought into view. */
  const held = useRef(0);
  /** The newest message that was ever shown. */
  const newest = useRef(0);
  const isLoaded = open.now !== null;
  const last = shown.at(-1);

  const moved = () => {
    const element = box.current;
    if (!element || element.clientHeight === 0) {
      return;
    }
    if (sticks.current && element.scrollTop >= held.current - 1) {
      // Nobody scrolled up: what is above has grown since.
      toBottom(element, held);
    }
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const isEnd = below < END && open.now?.after === null;
    sticks.current = isEnd;
    anchor.current = isEnd ? null : firstSeen(element);
    setAtEnd(isEnd);
    if (isEnd) {
      setFresh(0);
      seen(open);
    }
    if (element.scrollTop < NEAR) {
      open.earlier();
    }
    if (below < NEAR) {
      open.later();
    }
  };

  // Keep the eye where it is: at the end, or at the first message that is seen.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    if (sticks.current) {
      toBottom(element, held);
    } else {
      hold(element, anchor.current);
    }
  });
  useEffect(moved, [isLoaded, shown.length]);
  useEffect(() => {
    const n = last && !last.waiting ? last.n : 0;
    if (newest.current > 0 && n > newest.current && !sticks.current) {
      setFresh((count) => count + 1);
    }
    newest.current = Math.max(newest.current, n);
    if (last?.waiting) {
      sticks.current = true;
      moved();
    }
  }, [last?.n, last?.waiting?.id]);
  useEffect(() => watchSize(box.current, sticks, held), [isLoaded]);
  useEffect(() => {
    if (isLoaded && target !== null) {
      goTo(open, box, target, sticks);
    }
  }, [isLoaded, target]);
  useEffect(() => {
    const look = () => document.hidden || (sticks.current && seen(open));
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [open]);

  const toEnd = async () => {
    if (open.now?.after !== null) {
      await open.load();
    }
    sticks.current = true;
    setAtEnd(true);
    if (box.current) {
      toBottom(box.current, held);
    }
  };
  return { box, moved, atEnd, fresh, toEnd };
}

/**
 * @param {HTMLElement} box
 * @param {import("preact").RefObject<number>} held
 */
function toBottom(box, held) {
  box.scrollTop = box.scrollHeight;
  held.current = box.scrollTop;
}

/** @param {OpenRoom} open */
function seen(open) {
  if (!document.hidden) {
    open.markRead();
  }
}

/** @param {HTMLElement} box */
function firstSeen(box) {
  const { top } = box.getBoundingClientRect();
  for (const row of box.querySelectorAll("[data-n]")) {
    const at = row.getBoundingClientRect();
    if (at.bottom > top) {
      return { n: /** @type {HTMLElement} */ (row).dataset.n ?? "", top: at.top - top };
    }
  }
  return null;
}

/**
 * @param {HTMLElement} box
 * @param {{ n: string, top: number } | null} anchor
 */
function hold(box, anchor) {
  const row = anchor && box.querySelector(`[data-n="${anchor.n}"]`);
  if (row) {
    const top = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const off = top - anchor.top;
    if (Math.abs(off) > 1) {
      box.scrollTop += off;
    }
  }
}

/**
 * Formulas, pictures and the keyboard of a phone change heights; the end stays in view.
 * @param {HTMLElement | null} box
 * @param {import("preact").RefObject<boolean>} sticks
 * @param {import("preact").RefObject<number>} held
 */
function watchSize(box, sticks, held) {
  if (!box) {
    return;
  }
  const observer = new ResizeObserver(() => {
    if (sticks.current) {
      toBottom(box, held);
    }
  });
  observer.observe(box);
  for (const child of box.children) {
    observer.observe(child);
  }
  return () => observer.disconnect();
}

/**
 * Bring a message into view, and show which one it is.
 * @param {OpenRoom} open
 * @param {import("preact").RefObject<HTMLElement | null>} box
 * @param {number} n
 * @param {import("preact").RefObject<boolean>} sticks
 */
async function goTo(open, box, n, sticks) {
  if (!(await open.goTo(n))) {
    return;
  }
  requestAnimationFrame(() => {
    const row = /** @type {HTMLElement | null} */ (
      box.current?.querySelector(`[data-n="${n}"]`) ?? null
    );
    if (row) {
      sticks.current = false;
      row.scrollIntoView({ block: "center" });
      row.classList.add("found");
      row.focus({ preventScroll: true });
    }
  });
}
