// Speaking to somebody, or of a paper: after an @ the service's people are offered, after a # the
// papers. In the field stands the name; the message that is sent says who is meant.
import { html } from "htm/preact";
import { get } from "miniconf/live/me.js";
import { Avatar } from "miniconf/live/parts/person.js";
import { useEffect, useId, useRef, useState } from "preact/hooks";

/** @import { Person, RoomRow } from "miniconf/live/model.js" */
/** @import { RefObject } from "preact" */

const PAUSE = 150;
const MOST = 6;
const BEGUN = /(?:^|[\s(])([@#][\p{L}\p{M}\d][\p{L}\p{M}\d .'-]{0,40})$/u;

/** Code, where a name is no more than its letters. */
const CODE = /(```[\s\S]*?(?:```|$)|`[^`]+`)/;

/** Who was chosen, by name; names are those of people, so a page's worth is few.
 * @type {Map<string, number>} */
const chosen = new Map();

/**
 * The text with persons where their names were chosen.
 * @param {string} text
 */
export function asWritten(text) {
  return text
    .split(CODE)
    .map((part, i) => (i % 2 ? part : named(part)))
    .join("");
}

/** @param {string} text */
function named(text) {
  const names = [...chosen.keys()].sort((a, b) => b.length - a.length);
  return names.reduce(
    (made, name) =>
      made.replaceAll(
        new RegExp(`(?<![\\[\\w])@${escaped(name)}(?![\\p{L}\\d])`, "gu"),
        () => `[@${name.replace(/[[\]\\]/g, "")}](person:${chosen.get(name)})`,
      ),
    text,
  );
}

/**
 * A message as its writer edits it: names in place of persons.
 * @param {string} text
 */
export function asEdited(text) {
  return text.replace(/\[@([^\]]+)\]\(person:(\d{1,12})\)/g, (_, name, id) => {
    chosen.set(name, Number(id));
    return `@${name}`;
  });
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}

/**
 * @typedef {object} Offer
 * @property {string} name
 * @property {string} more
 * @property {string} text What stands in the field once it is taken.
 * @property {Person} [person]
 */

/**
 * What is offered for what was begun.
 * @param {string} begun With its sign.
 * @returns {Promise<Offer[]>}
 */
async function offers(begun) {
  const words = encodeURIComponent(begun.slice(1));
  if (begun.startsWith("#")) {
    const { rooms } = await get(`/rooms?q=${words}&kind=paper&limit=${MOST}`);
    return rooms.map((/** @type {RoomRow} */ { key, title }) => ({
      name: title,
      more: "",
      text: `#${key}`,
    }));
  }
  const { people } = await get(`/people?q=${words}`);
  return people.map((/** @type {Person} */ person) => ({
    name: person.name,
    more: person.affiliation,
    text: `@${person.name}`,
    person,
  }));
}

/**
 * @param {object} props
 * @param {RefObject<HTMLTextAreaElement>} props.field
 * @param {string} props.text
 * @param {string} props.room
 * @param {(text: string) => void} props.write
 */
export function Offers({ field, text, write }) {
  const [found, setFound] = useState(/** @type {Offer[]} */ ([]));
  const [at, setAt] = useState(0);
  const id = useId();
  const asked = useRef("");
  const begun = BEGUN.exec(text.slice(0, field.current?.selectionStart ?? 0))?.[1] ?? "";

  useEffect(() => {
    asked.current = begun;
    setAt(0);
    if (!begun || chosen.has(begun.slice(1))) {
      setFound([]);
      return;
    }
    const timer = setTimeout(async () => {
      const offered = await offers(begun).catch(() => []);
      if (asked.current === begun) {
        setFound(offered.slice(0, MOST));
      }
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [begun]);

  /** @param {Offer} offer */
  const take = ({ text: words, name, person }) => {
    const end = field.current?.selectionStart ?? text.length;
    const start = end - begun.length;
    if (person) {
      chosen.set(name, person.id);
    }
    write(`${text.slice(0, start)}${words} ${text.slice(end)}`);
    setFound([]);
    const place = start + words.length + 1;
    requestAnimationFrame(() => field.current?.setSelectionRange(place, place));
  };

  useEffect(() => {
    const element = field.current;
    if (!element || found.length === 0) {
      return;
    }
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
      if (step) {
        setAt((at + step + found.length) % found.length);
      } else if (event.key === "Enter" || event.key === "Tab") {
        take(found[at]);
      } else if (event.key === "Escape") {
        setFound([]);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener("keydown", key, true);
    element.setAttribute("aria-controls", id);
    element.setAttribute("aria-activedescendant", `${id}-${at}`);
    return () => {
      element.removeEventListener("keydown", key, true);
      element.removeAttribute("aria-controls");
      element.removeAttribute("aria-activedescendant");
    };
  }, [found, at, text]);

  if (found.length === 0) {
    return null;
  }
  return html`<ul class="mentions plain-list" role="listbox" id=${id}>
    ${found.map(
      (offer, i) => html`<li
        key=${offer.person?.id ?? offer.text}
        id=${`${id}-${i}`}
        role="option"
        aria-selected=${String(i === at)}
        onMouseDown=${(/** @type {MouseEvent} */ event) => {
          event.preventDefault();
          take(offer);
        }}
      >
        ${offer.person && html`<${Avatar} person=${offer.person} small />`}
        <span><b>${offer.name}</b> <span class="soft small">${offer.more}</span></span>
      </li>`,
    )}
  </ul>`;
}
