// Fingers, mouse and wheel on the map: drag to move, pinch or turn to zoom, draw to select.

/** @typedef {[number, number]} Place Pixels from the left and the top of the element. */

/**
 * @typedef {object} Gestures What to do. Places are pixels of the element.
 * @property {(across: number, down: number) => void} pan
 * @property {(factor: number, place: Place) => boolean} zoom Whether there was anything to zoom.
 * @property {(place: Place) => void} press
 * @property {(place: Place | null) => void} point Where the mouse is, or that it left.
 * @property {() => boolean} isDrawing Whether dragging draws.
 * @property {(corners: Place[], done: boolean) => void} draw
 */

/** A finger that moves less than this has pressed. */
const STILL = 5;
const A_NOTCH = 0.0016;
const A_LINE = 16;

/**
 * @param {HTMLElement} element
 * @param {Gestures} on
 */
export function watchGestures(element, on) {
  /** @type {Map<number, Place>} */
  const fingers = new Map();
  /** @type {Place[]} */
  let drawn = [];
  /** @type {Place | null} */
  let began = null;
  let drawing = false;

  const placeOf = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    const { left, top } = element.getBoundingClientRect();
    return /** @type {Place} */ ([clientX - left, clientY - top]);
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) {
      return;
    }
    element.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    fingers.set(event.pointerId, place);
    began = fingers.size === 1 ? place : null;
    drawing = fingers.size === 1 && (on.isDrawing() || event.shiftKey);
    drawn = drawing ? [place] : [];
  });

  element.addEventListener("pointermove", (event) => {
    const place = placeOf(event);
    const last = fingers.get(event.pointerId);
    if (!last) {
      on.point(event.pointerType === "mouse" ? place : null);
      return;
    }
    if (began && far(began, place)) {
      began = null;
      on.point(null);
    }
    if (drawing) {
      drawn.push(place);
      on.draw(drawn, false);
    } else if (fingers.size === 2) {
      pinch(event.pointerId, last, place);
    } else if (!began) {
      on.pan(place[0] - last[0], place[1] - last[1]);
    }
    if (!began) {
      fingers.set(event.pointerId, place);
    }
  });

  /**
   * @param {number} finger
   * @param {Place} last
   * @param {Place} place
   */
  function pinch(finger, last, place) {
    const [, other] = [...fingers].find(([id]) => id !== finger) ?? [0, last];
    const factor = distance(place, other) / Math.max(distance(last, other), 1);
    on.pan((place[0] - last[0]) / 2, (place[1] - last[1]) / 2);
    on.zoom(factor, [(place[0] + other[0]) / 2, (place[1] + other[1]) / 2]);
  }

  const end = (/** @type {PointerEvent} */ event) => {
    if (!fingers.delete(event.pointerId)) {
      return;
    }
    const ended = event.type === "pointerup";
    if (drawing) {
      on.draw(ended && !began ? drawn : [], true);
    } else if (began && ended) {
      on.press(began);
    }
    began = null;
    drawing = false;
  };
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
  element.addEventListener("pointerleave", () => on.point(null));

  element.addEventListener(
    "wheel",
    (event) => {
      const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? A_LINE : 1);
      const fast = event.ctrlKey ? 6 : 1;
      if (on.zoom(Math.exp(-turned * A_NOTCH * fast), placeOf(event)) || event.ctrlKey) {
        event.preventDefault();
      }
    },
    { passive: false },
  );
}

/**
 * @param {Place} one
 * @param {Place} other
 */
function distance(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

/**
 * @param {Place} one
 * @param {Place} other
 */
function far(one, other) {
  return distance(one, other) > STILL;
}

/**
 * Whether a point lies within a polygon (even-odd rule).
 * @param {readonly (readonly [number, number])[]} corners
 * @param {number} x
 * @param {number} y
 */
export function isWithin(corners, x, y) {
  let within = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [[ax, ay], [bx, by]] = [corners[i], corners[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      within = !within;
    }
  }
  return within;
}
