// Line icons, drawn as those of templates/parts/icons.html.
import { html } from "htm/preact";

const PATHS = {
  back: html`<path d="m14.5 5.5-6.5 6.5 6.5 6.5" />`,
  bell: html`<path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15zM10 20.500h4" />`,
  chat: html`<path d="M4.500 5.500h15v11h-8l-4 3.500v-3.500h-3z" />`,
  check: html`<path d="m5 12.500 4.500 4.500L19 7.500" />`,
  close: html`<path d="m6 6 12 12M18 6 6 18" />`,
  copy: html`<path d="M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4" />`,
  down: html`<path d="m5.500 9.500 6.500 6.500 6.500-6.500" />`,
  edit: html`<path d="m5 19 1-4L16 5l3 3L9 18zM14 7l3 3" />`,
  flag: html`<path d="M6 20.500v-16h11l-2.500 4 2.500 4H6" />`,
  hash: html`<path d="M9.500 4 7.500 20M16.500 4l-2 16M4.500 9h16M3.500 15h16" />`,
  image: html`<path d="M4.500 5.500h15v13h-15zM4.500 16l5-5 4 4 2.500-2.500 3.500 3.500" /><circle cx="15" cy="9.500" r="1.500" />`,
  link: html`<path d="M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1" />`,
  lock: html`<path d="M6 10.500h12v9H6zM8.500 10.500V8a3.500 3.500 0 0 1 7 0v2.500" />`,
  more: html`<circle class="icon-fill" cx="6" cy="12" r="1.600" /><circle class="icon-fill" cx="12" cy="12" r="1.600" /><circle class="icon-fill" cx="18" cy="12" r="1.600" />`,
  out: html`<path d="M8 6.500h9.500V16M17.500 6.500 6.500 17.500" />`,
  people: html`<circle cx="9" cy="8.500" r="3" /><path d="M3.500 19c.5-4 2.500-5.500 5.500-5.500s5 1.500 5.500 5.500M15.500 5.800a3 3 0 0 1 0 5.400M17 13.900c2 .6 3.200 2.300 3.500 5.100" />`,
  pin: html`<path d="M9 4.500h6l-.8 6 3.300 3.500h-11l3.300-3.500zM12 14v6.500" />`,
  plus: html`<path d="M12 5v14M5 12h14" />`,
  question: html`<path d="M8.500 9a3.500 3.500 0 1 1 5 3.200c-1 .6-1.500 1.200-1.500 2.300M12 18.500v.500" />`,
  reply: html`<path d="M10 6.500 4.500 12l5.500 5.500M5 12h8c4 0 6 2 6.500 6" />`,
  search: html`<circle cx="11" cy="11" r="6.500" /><path d="m16 16 4.500 4.500" />`,
  send: html`<path d="M4.500 12 20 4.500 15 20l-3.500-6.500zM11.500 13.500 20 4.500" />`,
  settings: html`<path d="M4 7.500h9M18 7.500h2M4 16.500h2M11 16.500h9" /><circle cx="15.500" cy="7.500" r="2.300" /><circle cx="8.500" cy="16.500" r="2.300" />`,
  smile: html`<circle cx="12" cy="12" r="7.500" /><path d="M8.500 14c1.800 2.500 5.200 2.500 7 0M9.500 9.500v.600M14.500 9.500v.600" />`,
  stage: html`<path d="M4.500 4.500h15v10h-15zM12 14.500v3M8 20.500l4-3 4 3" />`,
  trash: html`<path d="M5 7h14M9.500 7V4.500h5V7M7 7l.8 13h8.400L17 7" />`,
  up: html`<path d="m5.500 14.500 6.500-6.500 6.500 6.500" />`,
};

/** @param {{ name: keyof typeof PATHS }} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${PATHS[name]}
  </svg>`;
}
