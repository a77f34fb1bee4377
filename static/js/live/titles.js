// What rooms are called: those of every conference in the visitor's own language.
import { t } from "miniconf/words.js";

/**
 * @param {{ kind: string, title: string }} room
 * @returns {string}
 */
export function titleOf({ kind, title }) {
  const standing = /** @type {Record<string, string>} */ ({
    announcements: t("Announcements"),
    lobby: t("Lobby"),
    help: t("Help desk"),
    random: t("Random"),
  });
  return standing[kind] ?? title;
}
