// A button that opens a small panel: choices, or a grid of emoji.
import { html } from "htm/preact";
import { Icon } from "miniconf/live/parts/icon.js";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** @import { ComponentChildren } from "preact" */

const MARGIN = 8;
/** Emoji that reactions and messages begin with; the system's own keyboard has the others. */
export const EMOJI = [
  ...("👍👎❤️🎉😄😂🤔😮😢🙏👏🙌🔥💡✅❌👀🚀⭐💯🤝☕📄📈🧠🔬🤖🐛🎓🌍👋😅😊😍😎🤯🥳😴🙃🤷".match(
    /\p{Extended_Pictographic}\uFE0F?/gu,
  ) ?? []),
];

/**
 * @param {object} props
 * @param {string} props.label
 * @param {ComponentChildren} props.face What the button shows.
 * @param {string} [props.className]
 * @param {string} [props.role] Of the panel.
 * @param {(close: () => void) => ComponentChildren} props.children
 */
export function Popup({ label, face, className = "", role = "menu", children }) {
  const [open, setOpen] = useState(false);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return html`<button
      type="button"
      class=${className}
      ref=${button}
      title=${label}
      aria-label=${label}
      aria-haspopup=${role === "menu" ? "menu" : "dialog"}
      aria-expanded=${String(open)}
      onClick=${() => setOpen(!open)}
    >
      ${face}
    </button>
    ${
      open &&
      html`<${Panel} button=${button.current} label=${label} role=${role} left=${() => setOpen(false)}
        >${children(close)}<//
      >`
    }`;
}

/**
 * @param {object} props
 * @param {HTMLElement | null} props.button
 * @param {string} props.label
 * @param {string} props.role
 * @param {() => void} props.left
 * @param {ComponentChildren} props.children
 */
function Panel({ button, label, role, left, children }) {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (panel.current && button) {
      panel.current.showPopover();
      place(panel.current, button.getBoundingClientRect());
    }
  }, []);
  useEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (
      panel.current?.querySelector("button, input")
    )?.focus();
  }, []);
  return html`<div
    class="popup"
    popover="auto"
    role=${role}
    aria-label=${label}
    ref=${panel}
    onToggle=${(/** @type {ToggleEvent} */ event) => event.newState === "closed" && left()}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => step(event, panel.current)}
  >
    ${children}
  </div>`;
}

/**
 * Beside the button, where the window has room.
 * @param {HTMLElement} panel
 * @param {DOMRect} at
 */
function place(panel, at) {
  const { width, height } = panel.getBoundingClientRect();
  const below = at.bottom + 4 + height < innerHeight;
  const top = below ? at.bottom + 4 : Math.max(MARGIN, at.top - height - 4);
  const left = Math.min(Math.max(MARGIN, at.right - width), innerWidth - width - MARGIN);
  panel.style.top = `${top}px`;
  panel.style.left = `${left}px`;
}

/**
 * Arrow keys go from choice to choice.
 * @param {KeyboardEvent} event
 * @param {HTMLElement | null} panel
 */
function step(event, panel) {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const ahead = steps[/** @type {keyof typeof steps} */ (event.key)];
  const buttons = [...(panel?.querySelectorAll("button") ?? [])];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  if (ahead && at >= 0) {
    event.preventDefault();
    buttons[(at + ahead + buttons.length) % buttons.length].focus();
  }
}

/**
 * @param {object} props
 * @param {keyof typeof import("miniconf/live/parts/icon.js").Icon | string} props.icon
 * @param {string} props.words
 * @param {() => void} props.run
 * @param {boolean} [props.grave]
 */
export function Choice({ icon, words, run, grave }) {
  return html`<button
    type="button"
    role="menuitem"
    class=${`choice${grave ? " grave" : ""}`}
    onClick=${run}
  >
    <${Icon} name=${icon} /><span>${words}</span>
  </button>`;
}

/** @param {{ choose: (emoji: string) => void }} props */
export function EmojiGrid({ choose }) {
  return html`<div class="emoji-grid">
    ${EMOJI.map(
      (emoji) =>
        html`<button type="button" key=${emoji} onClick=${() => choose(emoji)}>${emoji}</button>`,
    )}
  </div>`;
}
