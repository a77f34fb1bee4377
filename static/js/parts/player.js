// Videos: which of several mirrors to show, and the player that takes the facade's place.
import { $, $$, el } from "miniconf/lib/dom.js";
import { read, write } from "miniconf/lib/store.js";
import { t } from "miniconf/words.js";

const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
const RESUMED = 50;
const WORTH_RESUMING = 10;
const SAVE_EVERY = 5;

/** Show of each video the mirror that the visitor likes best. */
export function startPlayers() {
  for (const player of $$("[data-player]")) {
    startChoice(player);
  }
}

/** @param {HTMLElement} player */
function startChoice(player) {
  const buttons = $$("[data-choose]", player);
  const videos = $$("[data-video]", player);
  show(preferred(videos));
  player.dataset.ready = "";
  for (const [at, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      show(at);
      write("video-provider", videos[at].dataset.mirror);
    });
  }

  /** @param {number} chosen */
  function show(chosen) {
    for (const [at, video] of videos.entries()) {
      buttons[at]?.setAttribute("aria-pressed", String(at === chosen));
      video.hidden = at !== chosen;
      if (at !== chosen) {
        stop(video);
      }
    }
  }
}

/**
 * What the visitor chose last, else another of its provider, else the first that plays in the page.
 * @param {HTMLElement[]} videos
 */
function preferred(videos) {
  const liked = read("video-provider", "");
  const [provider] = liked.split(" ");
  const fits = [
    videos.findIndex((video) => video.dataset.mirror === liked),
    videos.findIndex((video) => video.dataset.video === provider),
    videos.findIndex((video) => $("[data-play]", video)),
  ];
  return fits.find((at) => at >= 0) ?? 0;
}

/** @type {WeakMap<HTMLElement, { facade: HTMLElement, player: HTMLElement, end: () => void }>} */
const playing = new WeakMap();

/**
 * Put the player in the place of its facade.
 * @param {HTMLElement} facade
 */
export function play(facade) {
  const video = facade.closest("[data-video]");
  const template = video?.querySelector("template");
  const player = template?.content.firstElementChild?.cloneNode(true);
  if (!(video instanceof HTMLElement) || !(player instanceof HTMLElement)) {
    return;
  }
  facade.replaceWith(player);
  player.focus();
  const end = player instanceof HTMLVideoElement ? playHere(player, video) : () => {};
  playing.set(video, { facade, player, end });
}

/** The video that the browser itself can play on this page, playing or not yet. */
function ownVideo() {
  const isOwn = (/** @type {HTMLElement} */ video) =>
    $("video", video) ?? video.querySelector("template")?.content.querySelector("video");
  return $$("[data-player] [data-video]:not([hidden])").find(isOwn) ?? null;
}

/** Whether `jump` finds a video on this page. */
export function canJump() {
  return ownVideo() !== null;
}

/**
 * Play the page's video from there on.
 * @param {number} seconds
 */
export function jump(seconds) {
  const video = ownVideo();
  const facade = video && $("[data-play]", video);
  if (facade) {
    play(facade);
  }
  const player = video?.querySelector("video");
  if (player instanceof HTMLVideoElement) {
    const go = () => {
      player.currentTime = seconds;
      player.play().catch(() => {});
    };
    player.scrollIntoView({ block: "center" });
    if (player.readyState > 0) {
      go();
    } else {
      player.addEventListener("loadedmetadata", go, { once: true });
    }
  }
}

/** The second at which the page's video stands, where somebody plays it; else null. */
export function position() {
  const player = $("[data-player] [data-video]:not([hidden]) video");
  return player instanceof HTMLVideoElement && player.currentTime > 0
    ? Math.floor(player.currentTime)
    : null;
}

/** @param {HTMLElement} video */
function stop(video) {
  const now = playing.get(video);
  if (now) {
    now.end();
    now.player.replaceWith(now.facade);
    playing.delete(video);
  }
}

/**
 * @param {HTMLVideoElement} player
 * @param {HTMLElement} video
 * @returns {() => void} Ends what was begun.
 */
function playHere(player, video) {
  const source = player.querySelector("source");
  const address = source?.getAttribute("src") ?? "";
  const tools = speeds(player);
  const foot = $("[data-foot]", video);
  foot?.prepend(tools);
  player.addEventListener("error", () => player.error && failed());
  source?.addEventListener("error", failed);
  const release = video.dataset.video === "hls" ? stream(player, address, failed) : () => {};
  const keep = resume(player, address);
  player.play().catch(() => {
    // The browser wants another click, or the source fails, which is said elsewhere.
  });
  return () => {
    keep();
    player.pause();
    release();
    tools.remove();
    $("[data-failed]", video)?.remove();
  };

  function failed() {
    const words = t("This video does not play here. The link below leads to the file.");
    if (!$("[data-failed]", video)) {
      foot?.before(el("p", { role: "alert", "data-failed": true }, words));
    }
  }
}

/** @param {HTMLVideoElement} player */
function speeds(player) {
  const select = el(
    "select",
    { "data-speed": true },
    ...SPEEDS.map((speed) => el("option", { value: speed }, `${speed}×`)),
  );
  const liked = read("video-speed", 1);
  select.value = String(SPEEDS.includes(liked) ? liked : 1);
  const apply = () => {
    player.defaultPlaybackRate = Number(select.value);
    player.playbackRate = Number(select.value);
  };
  select.addEventListener("change", () => {
    write("video-speed", Number(select.value));
    apply();
  });
  apply();
  return el("label", { class: "video-speed" }, t("Speed"), " ", select);
}

/**
 * HLS by the browser's own means, else by hls.js.
 * @param {HTMLVideoElement} player
 * @param {string} source
 * @param {() => void} failed
 * @returns {() => void} Lets go of what was loaded.
 */
function stream(player, source, failed) {
  if (player.canPlayType("application/vnd.apple.mpegurl")) {
    return () => {};
  }
  player.replaceChildren(...player.querySelectorAll("track"));
  let release = () => {};
  import("hls.js")
    .then(({ default: Hls }) => {
      // Its worker would come from a blob, which the Content-Security-Policy keeps out.
      const hls = new Hls({ enableWorker: false });
      hls.on(Hls.Events.ERROR, (_event, { fatal }) => fatal && failed());
      hls.loadSource(source);
      hls.attachMedia(player);
      release = () => hls.destroy();
    })
    .catch(failed);
  return () => release();
}

/**
 * Begin where the visitor left off, and keep where that is.
 * @param {HTMLVideoElement} player
 * @param {string} source
 * @returns {() => void} Keeps it once more.
 */
function resume(player, source) {
  let kept = 0;
  player.addEventListener("loadedmetadata", () => {
    const at = positions()[source] ?? 0;
    if (at > WORTH_RESUMING && at < player.duration - WORTH_RESUMING) {
      player.currentTime = at;
    }
  });
  player.addEventListener("timeupdate", () => {
    if (Math.abs(player.currentTime - kept) >= SAVE_EVERY) {
      keep();
    }
  });
  player.addEventListener("pause", keep);
  player.addEventListener("ended", () => keepPosition(source, 0));
  return keep;

  function keep() {
    kept = player.currentTime;
    keepPosition(source, player.ended ? 0 : kept);
  }
}

function positions() {
  return read("video-positions", /** @type {Record<string, number>} */ ({}));
}

/**
 * @param {string} source
 * @param {number} seconds
 */
function keepPosition(source, seconds) {
  const { [source]: _old, ...others } = positions();
  const all = Object.entries(others).slice(1 - RESUMED);
  if (seconds > WORTH_RESUMING) {
    all.push([source, Math.round(seconds)]);
  }
  write("video-positions", Object.fromEntries(all));
}
