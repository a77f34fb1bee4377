// A paper at a glance, beside the list; on a phone, a sheet from below.
import { html } from "htm/preact";
import { Bookmark, Html, Icon, Mark, Title, When } from "miniconf/parts/papers/row.js";
import { source } from "miniconf/parts/papers/source.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { Field, Row } from "miniconf/parts/papers/model.js" */
/** @import { Detail } from "miniconf/parts/papers/source.js" */

/**
 * @param {object} props
 * @param {Row} props.row
 * @param {(field: Field, name: string) => void} props.narrow Show the papers with this value.
 * @param {() => void} props.close
 */
export function Quick({ row, narrow, close }) {
  const detail = useDetail(row);
  const link = (/** @type {Field} */ field, /** @type {string} */ name) => html`<button
    type="button"
    class="papers-link"
    onClick=${() => narrow(field, name)}
  >
    <bdi>${name}</bdi>
  </button>`;
  return html`<aside class="papers-quick" aria-label=${t("Quick view")}>
    <div class="quick-tools">
      <${Bookmark} row=${row} />
      <button type="button" class="papers-tool" aria-label=${t("Close")} onClick=${close}>
        <${Icon} name="close" />
      </button>
    </div>
    <h2 class="quick-title"><a href=${row.href}><${Title} row=${row} /></a></h2>
    <p class="quick-authors">
      ${row.authors.map((name, i) => html`${i > 0 && ", "}${link("author", name)}`)}
    </p>
    ${
      row.awards.length > 0 &&
      html`<p class="row-award"><${Icon} name="award" />${row.awards.join(", ")}</p>`
    }
    ${
      row.track &&
      html`<p class="row-track">
        <${Mark} number=${row.track.number} />${link("track", row.track.name)}
      </p>`
    }
    ${
      row.turns.length > 0 &&
      html`<ul class="plain-list quick-turns">
        ${row.turns.map(
          (turn) =>
            html`<li><${When} turn=${turn} /> <a href=${turn.href} dir="auto">${turn.title}</a></li>`,
        )}
      </ul>`
    }
    <${Text} detail=${detail} />
    ${
      row.keywords.length > 0 &&
      html`<p class="quick-keywords">
        ${row.keywords.map((name, i) => html`${i > 0 && ", "}${link("keyword", name)}`)}
      </p>`
    }
    <p class="quick-links">
      <a class="button primary" href=${row.href}>${t("Open the paper")}</a>
      ${detail?.links.map((one) => html`<a class="button" href=${one.href}>${one.label}</a>`)}
    </p>
  </aside>`;
}

/**
 * TL;DR and abstract: HTML that the build made and sanitised.
 * @param {{ detail: Detail | null | undefined }} props
 */
function Text({ detail }) {
  if (detail === null) {
    return html`<p class="soft">${t("The abstract could not be loaded. It is on the paper’s page.")}</p>`;
  }
  return html`${
    detail?.tldr &&
    html`<p class="quick-tldr" dangerouslySetInnerHTML=${{ __html: detail.tldr }}></p>`
  }
    <${Html} of=${detail?.abstract} className="reading quick-abstract" />`;
}

/**
 * The paper's details: undefined until they are here, null where they cannot be had.
 * @param {Row} row
 */
function useDetail(row) {
  const [found, setFound] = useState(
    /** @type {{ uid: string, detail: Detail | null } | null} */ (null),
  );
  useEffect(() => {
    let wanted = true;
    source.detail(row).then((detail) => wanted && setFound({ uid: row.uid, detail }));
    return () => {
      wanted = false;
    };
  }, [row.uid]);
  return found?.uid === row.uid ? found.detail : undefined;
}
