// People: a face, a name, what somebody is here.
import { html } from "htm/preact";
import { home } from "miniconf/live/me.js";
import { t } from "miniconf/words.js";

/** @import { People, Person } from "miniconf/live/model.js" */

const TINTS = 12;

/**
 * What to call somebody; null is nobody in particular.
 * @param {Person | null | undefined} person
 */
export function nameOf(person) {
  return person?.name || t("Somebody who has left");
}

/**
 * @param {People} people
 * @param {number | null} id
 */
export function personOf(people, id) {
  return id === null ? null : (people[id] ?? null);
}

/**
 * A portrait, or the initials on a ground of one's own.
 * @param {{ person: Person | null | undefined, small?: boolean }} props
 */
export function Avatar({ person, small }) {
  const size = small ? "avatar small" : "avatar";
  if (person?.avatar) {
    return html`<img class=${size} src=${`${home}/avatars/${person.avatar}`} alt="" loading="lazy" />`;
  }
  return html`<span class=${`${size} tint-${(person?.id ?? 0) % TINTS}`} aria-hidden="true"
    >${initials(person?.name ?? "")}</span
  >`;
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : ""];
  return letters.map((word) => [...(word ?? "")][0] ?? "").join("") || "·";
}

/**
 * What a role is called.
 * @param {string} role
 */
export function roleWords(role) {
  const words = /** @type {Record<string, string>} */ ({
    author: t("Author"),
    organizer: t("Organizer"),
    moderator: t("Moderator"),
    volunteer: t("Volunteer"),
    conduct: t("Committee of conduct"),
    host: t("Host"),
    mentor: t("Mentor"),
    sponsor: t("Sponsor"),
    "session chair": t("Session chair"),
    "programme chair": t("Programme chair"),
  });
  return words[role] ?? role;
}

/** @param {{ person: Person | null | undefined }} props */
export function Badges({ person }) {
  return (person?.roles ?? [])
    .slice(0, 2)
    .map((role) => html`<span class="badge" key=${role}>${roleWords(role)}</span>`);
}
