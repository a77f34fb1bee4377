// How the conference does just now, in numbers; plots have their table beside them.
import { html } from "htm/preact";
import { formatTime } from "miniconf/lib/clock.js";
import { useAnswer } from "miniconf/live/asking.js";
import { roomHref } from "miniconf/live/me.js";
import { whenWords } from "miniconf/live/parts/when.js";
import { useClock } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";

const EVERY = 15_000;
const LATE = 15 * 60;

/** @typedef {{ at: string, count: number }} Hour */
/** @typedef {{ key: string, title: string, count: number }} Busy */

/**
 * @typedef {object} Figures
 * @property {string} at
 * @property {number} people
 * @property {Hour[]} hours
 * @property {Busy[]} rooms
 * @property {{ asked: number, open: number, overdue: number }} questions
 * @property {{ people: number, came: number, today: number }} sign_ins
 * @property {{ waiting: number, sent: number, failed: number, late: number }} mail
 */

/** What the desk shows of it. */
export function View() {
  const { found, words } = useAnswer("/figures", EVERY);
  useClock();
  return html`
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${found && html`<${Figures} figures=${found} />`}
  `;
}

/** @param {{ figures: Figures }} props */
function Figures({ figures }) {
  const { people, questions, sign_ins: came, mail } = figures;
  const lines = [
    { words: t("People now"), count: people, more: t("{count} seen today", { count: came.today }) },
    {
      words: t("Have come"),
      count: came.came,
      more: t("of {count} accounts", { count: came.people }),
    },
    {
      words: t("Questions without an answer"),
      count: questions.open,
      more: t("{count} for more than a day", { count: questions.overdue }),
    },
    { words: t("Questions asked"), count: questions.asked, more: "" },
    {
      words: t("Mails sent"),
      count: mail.sent,
      more: t("{waiting} waiting, {failed} failed", mail),
      alarm: mail.failed > 0 || mail.late > LATE,
    },
  ];
  return html`
    <dl class="figures">
      ${lines.map(
        ({ words, count, more, alarm }) => html`<div key=${words} class=${alarm ? "alarming" : ""}>
          <dt>${words}</dt>
          <dd><b>${count.toLocaleString()}</b>${more && html`<span class="soft small">${more}</span>`}</dd>
        </div>`,
      )}
    </dl>
    <${Hours} hours=${figures.hours} />
    <${Rooms} rooms=${figures.rooms} />
    <p class="soft small">${t("As of {time}; looked at again every few seconds.", { time: formatTime(new Date(figures.at)) })}</p>
  `;
}

const WIDTH = 576;
const HEIGHT = 140;
const FOOT = 20;

/** @param {{ hours: Hour[] }} props */
function Hours({ hours }) {
  const most = Math.max(1, ...hours.map(({ count }) => count));
  const step = WIDTH / hours.length;
  const title = t("Messages an hour");
  const total = hours.reduce((sum, { count }) => sum + count, 0);
  return html`<section class="plot" aria-labelledby="hours-title">
    <h3 id="hours-title">${title}</h3>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label=${t("{title}: {total} in two days, {most} at most", { title, total, most })}>
      <line class="axis" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT} />
      <text class="most" x="0" y="10">${most}</text>
      ${hours.map(({ at, count }, i) => {
        const height = ((HEIGHT - 14) * count) / most;
        const shape = { x: i * step + 1, y: HEIGHT - height, width: step - 2, height };
        return html`<g key=${at}>
          <rect class="bar" ...${shape} rx="1.500"><title>${whenWords(at)}: ${count}</title></rect>
          ${i % 8 === 0 && html`<text x=${i * step} y=${HEIGHT + FOOT - 4}>${formatTime(new Date(at))}</text>`}
        </g>`;
      })}
    </svg>
    <details class="fold">
      <summary>${t("As a table")}</summary>
      <table>
        <caption class="visually-hidden">${title}</caption>
        <thead><tr><th scope="col">${t("Hour")}</th><th scope="col">${t("Messages")}</th></tr></thead>
        <tbody>
          ${[...hours]
            .reverse()
            .map(
              ({ at, count }) =>
                html`<tr key=${at}><th scope="row">${whenWords(at)}</th><td>${count}</td></tr>`,
            )}
        </tbody>
      </table>
    </details>
  </section>`;
}

/** @param {{ rooms: Busy[] }} props */
function Rooms({ rooms }) {
  const most = Math.max(1, ...rooms.map(({ count }) => count));
  return html`<section class="plot" aria-labelledby="busy-title">
    <h3 id="busy-title">${t("Most active rooms of the last day")}</h3>
    ${rooms.length === 0 && html`<p class="soft">${t("Nothing yet.")}</p>`}
    <table class="busy">
      <thead class="visually-hidden">
        <tr><th scope="col">${t("Room")}</th><th scope="col">${t("Messages")}</th><td></td></tr>
      </thead>
      <tbody>
        ${rooms.map(
          ({ key, title, count }) => html`<tr key=${key}>
            <th scope="row"><a href=${roomHref(key)}>${title}</a></th>
            <td>${count}</td>
            <td aria-hidden="true">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect class="bar" width=${(100 * count) / most} height="8" /></svg>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
