// Bookmark buttons and counts: the same everywhere on the page, and in every open tab.
import { $$, on, toast } from "miniconf/lib/dom.js";
import { bookmarks, isBookmarked, onBookmarks, toggleBookmark } from "miniconf/lib/marks.js";
import { t } from "miniconf/words.js";

/** Make every bookmark button work, whenever it comes to the page. */
export function startBookmarks() {
  on("click", "[data-bookmark]", (button) => {
    const set = toggleBookmark(button.dataset.bookmark ?? "");
    if (set && bookmarks().size === 1) {
      toast(t("Bookmarked. Find your bookmarks under My schedule."));
    }
  });
  onBookmarks(() => showBookmarks());
  showBookmarks();
}

/**
 * Show which things are bookmarked, on buttons that were added under `root`.
 * @param {ParentNode} [root]
 */
export function showBookmarks(root = document) {
  for (const button of $$("[data-bookmark]", root)) {
    button.setAttribute("aria-pressed", String(isBookmarked(button.dataset.bookmark ?? "")));
  }
  const { size } = bookmarks();
  for (const count of $$("[data-bookmark-count]", root)) {
    count.textContent = String(size);
    count.hidden = size === 0;
  }
}
