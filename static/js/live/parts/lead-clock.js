// The time in the video, as whoever leads through the questions sets it.
import { html } from "htm/preact";
import { secondsOf, timeWords } from "miniconf/live/video-time.js";
import { useWatched } from "miniconf/live/watched.js";
import { t } from "miniconf/words.js";
import { useEffect, useId, useReducer, useState } from "preact/hooks";

/** @import { TalkClock } from "miniconf/live/talk-clock.js" */

/** @param {{ clock: TalkClock }} props */
export function Clock({ clock }) {
  const id = useId();
  const { seconds } = useWatched(clock);
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const [, tick] = useReducer((/** @type {number} */ n) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds === null) {
    return html`<button
      type="button"
      class="button"
      title=${t("So that answers lead to their place in the video.")}
      onClick=${() => clock.set(0)}
    >
      ${t("The recording begins now")}
    </button>`;
  }
  const set = () => {
    const wanted = secondsOf(typed ?? "");
    if (wanted !== null) {
      clock.set(wanted);
    }
    setTyped(null);
  };
  return html`<span class="lead-clock">
    <label class="small soft" for=${id}>${t("Time in the video")}</label>
    <input
      id=${id}
      value=${typed ?? timeWords(seconds)}
      inputmode="numeric"
      size="8"
      onInput=${(/** @type {InputEvent} */ event) => setTyped(/** @type {HTMLInputElement} */ (event.target).value)}
      onBlur=${set}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === "Enter" && set()}
    />
    <button type="button" class="quiet small" onClick=${() => clock.stop()}>${t("No recording")}</button>
  </span>`;
}
