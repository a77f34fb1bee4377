// What the service or the line to it does not do, as an error with a code, a reason and a remedy.
import { t } from "miniconf/words.js";

/** Nobody answers: it may be tried again. */
export const AWAY = "line.away";

/** Codes after which the same request can succeed without anybody changing it. */
const PASSING = new Set([AWAY, "store.away", "service.away", "account.signed-out"]);

export class Refused extends Error {
  /**
   * @param {{ code?: string, reason?: string, remedy?: string, seconds?: number }} error
   * @param {number} [status] Of HTTP, or 0.
   */
  constructor({ code = "request", reason = "", remedy = "", seconds = 0 }, status = 0) {
    super(reason || code);
    this.code = code;
    this.reason = reason || t("That could not be done.");
    this.remedy = remedy;
    this.seconds = seconds;
    this.status = status;
  }

  /** Whether the same may be sent again as it is. */
  get passes() {
    return PASSING.has(this.code) || this.code.endsWith("too-often");
  }

  /** Reason and remedy, for people. */
  get words() {
    return [this.reason, this.remedy].filter(Boolean).join(" ");
  }
}

/** The service does not answer. */
export function away() {
  return new Refused({
    code: AWAY,
    reason: t("The live service does not answer just now."),
    remedy: t("The pages stay readable; try again in a moment."),
  });
}

/**
 * Whatever was thrown, as a refusal.
 * @param {unknown} error
 */
export function asRefused(error) {
  return error instanceof Refused ? error : away();
}
