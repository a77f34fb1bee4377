// Times in a video, as people write them.

/**
 * Hours, minutes and seconds: `1:02:03`, `2:03`.
 * @param {number} seconds
 */
export function timeWords(seconds) {
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60,
  ];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, i) => (i > 0 ? String(part).padStart(2, "0") : part)).join(":");
}

/**
 * The seconds of such a time, or null where it is none.
 * @param {string} words
 */
export function secondsOf(words) {
  const found = /^\s*(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,6})\s*$/.exec(words);
  if (!found) {
    return null;
  }
  const [hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}
