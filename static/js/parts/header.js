// The head of the page: clock, colours, and what opens from there.
import {
  conferenceZone,
  deviceZone,
  formatTime,
  now,
  offsetName,
  onMinute,
  onZone,
  zone,
  zoneName,
} from "miniconf/lib/clock.js";
import { $, on, toast } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";

/** Keep the clock right, and let it open the choice of zones. */
export function startClock() {
  const button = $("[data-zone-picker]");
  if (!(button instanceof HTMLButtonElement)) {
    return;
  }
  showTime(button);
  onMinute(() => showTime(button));
  onZone(() => showTime(button));
  button.disabled = false;
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", async () => {
    const { pickZone } = await import("miniconf/parts/zone.js");
    pickZone();
  });
}

/** @param {HTMLButtonElement} button */
function showTime(button) {
  const at = now();
  const label = $("[data-clock-label]", button);
  const time = $("[data-clock]", button);
  if (label && time) {
    label.textContent = zoneName(zone());
    time.textContent = formatTime(at);
  }
  const zones = new Set([zone(), conferenceZone(), deviceZone()]);
  const each = [...zones].map(
    (one) => `${zoneName(one)} ${formatTime(at, one)} (${offsetName(one, at)})`,
  );
  button.title = [t("Time zone"), ...each].join("\n");
}

/** Keep the token of the head's height true where its words take more lines than usual. */
export function measureHead() {
  const root = document.documentElement;
  const head = $(".masthead");
  if (head) {
    new ResizeObserver(() => {
      const { height } = head.getBoundingClientRect();
      const known = Number.parseFloat(getComputedStyle(root).scrollPaddingTop);
      if (Math.abs(height - known) > 0.5) {
        root.style.setProperty("--masthead", `${height}px`);
      }
    }).observe(head);
  }
}

const THEMES = ["system", "light", "dark"];
const THEME_KEY = "miniconf:theme";

/** Let the visitor choose light, dark, or what the system says; theme.js applies it at load. */
export function startThemes() {
  /** @type {Record<string, string>} */
  const words = {
    system: t("Colours: as the system has them"),
    light: t("Colours: light"),
    dark: t("Colours: dark"),
  };
  on("click", "[data-theme-toggle]", () => {
    const { theme = "system" } = document.documentElement.dataset;
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    setTheme(next);
    toast(words[next]);
  });
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is closed: the choice holds until the page is left.
  }
}

/** During the event the place called Home is called Now. */
export function nameHome() {
  const { first, last } = document.documentElement.dataset;
  const home = $("[data-place=home]");
  if (!home || !first || !last) {
    return;
  }
  const usual = home.textContent;
  const name = () => {
    const at = now();
    home.textContent = new Date(first) <= at && at < new Date(last) ? t("Now") : usual;
  };
  name();
  onMinute(name);
}
