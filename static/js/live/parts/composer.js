// Where one writes. It grows with the text; Enter sends, Shift+Enter begins a line; what is not
// sent stays for the next time.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { draft, keepDraft } from "miniconf/live/drafts.js";
import { line } from "miniconf/live/line.js";
import { Attached, attach } from "miniconf/live/parts/attach.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { asEdited, asWritten, Offers } from "miniconf/live/parts/mention.js";
import { EmojiGrid, Popup } from "miniconf/live/parts/menu.js";
import { t } from "miniconf/words.js";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** @import { Upload } from "miniconf/live/model.js" */
/** @import { ComponentChildren } from "preact" */

/** Bytes of a message. */
const LONGEST = 16 * 1024;
const TYPING_EVERY = 4000;

/**
 * @typedef {object} ComposerProps
 * @property {string} room
 * @property {string} place Names the draft: one for each thread and each edit.
 * @property {string} label
 * @property {(text: string, uploads: string[]) => void} send
 * @property {string} [first] What it begins with where there is no draft.
 * @property {string} [words] Of the button; the icon alone where there are none.
 * @property {boolean} [focus]
 * @property {boolean} [plain] Without pictures.
 * @property {() => void} [cancel] On Escape.
 * @property {() => void} [up] On ArrowUp where nothing is written.
 * @property {ComponentChildren} [children] Beside the button.
 */

/** @param {ComposerProps} props */
export function Composer(props) {
  const { room, place, label, first = "", focus, plain, cancel, up, words, children } = props;
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const [text, setText] = useState(() => begun(room, place) || first);
  const [uploads, setUploads] = useState(/** @type {Upload[]} */ ([]));
  const typed = useRef(0);

  useEffect(() => setText(begun(room, place) || first), [room, place]);
  useLayoutEffect(() => grow(field.current), [text]);
  useEffect(() => {
    if (focus) {
      field.current?.focus();
      field.current?.setSelectionRange(text.length, text.length);
    }
  }, [room, place]);

  /** @param {string} next */
  const write = (next) => {
    setText(next);
    keepDraft(room, place, next === first ? "" : asWritten(next));
    if (!plain && next && Date.now() - typed.current > TYPING_EVERY) {
      typed.current = Date.now();
      line.say("typing", { room });
    }
  };
  const submit = () => {
    const whole = asWritten(text.trim());
    if (!(whole || uploads.length) || tooLong(whole)) {
      return;
    }
    props.send(
      whole,
      uploads.map(({ name }) => name),
    );
    keepDraft(room, place, "");
    setText("");
    setUploads([]);
    field.current?.focus();
  };
  /** @param {FileList | null | undefined} files */
  const add = async (files) => {
    const added = await attach(room, [...(files ?? [])]);
    setUploads((had) => [...had, ...added].slice(0, 8));
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.isComposing || event.defaultPrevented) {
      return;
    }
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && cancel) {
      event.stopPropagation();
      cancel();
    } else if (event.key === "ArrowUp" && !text && up) {
      event.preventDefault();
      up();
    }
  };
  /** @param {string} more */
  const insert = (more) => {
    const at = field.current?.selectionStart ?? text.length;
    write(text.slice(0, at) + more + text.slice(at));
    field.current?.focus();
  };

  return html`<form
    class="composer"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      submit();
    }}
    onDragOver=${(/** @type {DragEvent} */ event) => plain || event.preventDefault()}
    onDrop=${(/** @type {DragEvent} */ event) => {
      if (!plain && event.dataTransfer?.files.length) {
        event.preventDefault();
        add(event.dataTransfer.files);
      }
    }}
  >
    <${Offers} field=${field} text=${text} room=${room} write=${write} />
    <textarea
      rows="1"
      ref=${field}
      value=${text}
      aria-label=${label}
      placeholder=${label}
      enterkeyhint="send"
      onInput=${(/** @type {InputEvent} */ event) =>
        write(/** @type {HTMLTextAreaElement} */ (event.target).value)}
      onKeyDown=${key}
      onPaste=${(/** @type {ClipboardEvent} */ event) => plain || add(event.clipboardData?.files)}
    ></textarea>
    <${Attached} uploads=${uploads} drop=${(/** @type {string} */ name) => setUploads(uploads.filter((one) => one.name !== name))} />
    <div class="composer-foot">
      <${Popup} label=${t("Emoji")} role="dialog" className="composer-tool" face=${html`<${Icon} name="smile" />`}>
        ${(/** @type {() => void} */ close) =>
          html`<${EmojiGrid} choose=${(/** @type {string} */ emoji) => {
            close();
            insert(emoji);
          }} />`}
      <//>
      ${!plain && html`<${Picture} add=${add} />`}
      ${children}
      <span class="composer-gap"></span>
      ${cancel && html`<button type="button" class="quiet" onClick=${cancel}>${t("Cancel")}</button>`}
      <button
        type="submit"
        class=${`composer-send${words ? " worded" : ""}`}
        disabled=${!text.trim() && uploads.length === 0}
        aria-label=${words ? undefined : t("Send")}
        title=${words ? undefined : t("Send (Enter)")}
      >
        ${words || html`<${Icon} name="send" />`}
      </button>
    </div>
  </form>`;
}

/** @param {{ add: (files: FileList | null) => void }} props */
function Picture({ add }) {
  return html`<label class="composer-tool" title=${t("Add a picture")}>
    <${Icon} name="image" /><span class="visually-hidden">${t("Add a picture")}</span>
    <input
      type="file"
      class="visually-hidden"
      accept="image/png,image/jpeg,image/webp,image/gif"
      multiple
      onChange=${(/** @type {Event} */ event) => {
        const input = /** @type {HTMLInputElement} */ (event.target);
        add(input.files);
        input.value = "";
      }}
    />
  </label>`;
}

/**
 * What was begun there, with the names of those who are meant.
 * @param {string} room
 * @param {string} place
 */
function begun(room, place) {
  return asEdited(draft(room, place));
}

/** @param {string} text */
function tooLong(text) {
  const long = new TextEncoder().encode(text).length > LONGEST;
  if (long) {
    toast(t("A message holds at most 16 KB. Split it, or link to the text."));
  }
  return long;
}

/**
 * As high as its text, up to a third of the window.
 * @param {HTMLTextAreaElement | null} field
 */
function grow(field) {
  if (field) {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, innerHeight / 3)}px`;
  }
}
