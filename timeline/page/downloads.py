"""The way out: exactly the filtered events in the format of the reader's choice, and the chart as a picture.

A file is made on the click, and not before.
"""

from collections.abc import Mapping
from html import escape

import streamlit as st

from timeline.exports import COLUMNS
from timeline.outputs import MOST_IN_WORKBOOK, OUTPUTS, Output
from timeline.page.view import Page, View
from timeline.wording import Words, number

_DATED_ONLY = ("calendar", "timelinejs")


def draw_downloads(page: Page, view: View, shown: str) -> None:
    """One control: format, columns, the file; ``shown`` says in words what is shown, for the picture."""
    words = page.words
    with st.popover(
        words["download"], type="primary", icon=":material/download:", width="content", disabled=not view.count
    ):
        names = {kind: words[f"kind_{kind}"] for kind in OUTPUTS}
        kind = st.selectbox(
            words["download_kind"], list(names), format_func=names.__getitem__, key="download-kind", filter_mode=None
        )
        output = OUTPUTS[kind]
        columns = draw_columns(words) if output.table else []
        draw_file(page, view, kind, output, columns)
        draw_picture(words, shown)


def draw_columns(words: Words) -> list[str]:
    """The choice of columns; none chosen are all."""
    return st.multiselect(
        words["download_columns"],
        COLUMNS,
        key="download-columns",
        placeholder=words["download_all_columns"],
    )


def draw_file(page: Page, view: View, kind: str, output: Output, columns: list[str]) -> None:
    """The button that gives the file, or the reason why this one cannot be had."""
    words, too_many = page.words, kind == "excel" and view.count > MOST_IN_WORKBOOK
    if too_many:
        st.info(words["download_too_many"].format(limit=number(MOST_IN_WORKBOOK, page.language)))
    store, filter, topics = page.store, view.filter, page.topic_names
    st.download_button(
        file_label(view.count, kind, words),
        data=lambda: made(output, store.events(filter), words, topics, columns),
        file_name=f"{words['download_name']}{output.ending}",
        mime=output.mime,
        key=f"download-{kind}",
        on_click="ignore",
        disabled=not view.count or too_many,
        type="primary",
        width="stretch",
    )
    hint = words["download_dated" if kind in _DATED_ONLY else "download_help"]
    st.html(f'<p class="hint">{escape(hint)}</p>')


def made(output: Output, frame: object, words: Words, topics: Mapping[str, str], columns: list[str]) -> bytes:
    """The file; in the order of the choice of columns, where the format has any."""
    return output.make(frame, words, topics, columns) if output.table else output.make(frame, words, topics)


def file_label(n: int, kind: str, words: Words) -> str:
    """How many events the file will hold, and in which format."""
    key = "download_none" if not n else "download_one" if n == 1 else "download_many"
    return words[key].format(n=number(n, words["language"]), kind=words[f"kind_{kind}"])


def draw_picture(words: Words, shown: str) -> None:
    """Two buttons that save what is drawn, as it is drawn; the browser itself makes the file."""
    component = st.components.v2.component("picture", html=_PICTURE, css=_STYLE, js=_SAVE, isolate_styles=False)
    component(key="picture", data={"label": words["picture"], "name": words["picture_name"], "title": shown})


_PICTURE = """<div class="picture"><span></span>
<button type="button" data-as="png">PNG</button> <button type="button" data-as="svg">SVG</button></div>"""

_STYLE = """
.picture { display: flex; gap: 0.5rem; align-items: center; font-size: 0.875rem; flex-wrap: wrap; }
.picture button { font: inherit; color: inherit; background: transparent; cursor: pointer; padding: 0.25rem 0.75rem;
  border: 1px solid currentColor; border-radius: 0.5rem; }
.picture button:hover, .picture button:focus-visible { outline: 2px solid #3a9bd6; }
"""

# Streamlit keeps Plotly to itself, so that its own toImage cannot be called: the drawn layers are put together instead.
_SAVE = """
const SPACE = "http://www.w3.org/2000/svg";
const MARGIN = 34, SHARP = 2;
function drawn(title) {
  const style = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
  const parts = [];
  let height = MARGIN, width = 0;
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const layers = [...chart.querySelectorAll(".main-svg")];
    if (!layers.length) continue;
    const box = layers[0].getBoundingClientRect();
    for (const layer of layers) {
      const copy = layer.cloneNode(true);
      copy.querySelectorAll(".hoverlayer, .zoomlayer").forEach((one) => one.remove());
      copy.removeAttribute("style");
      copy.setAttribute("y", height);
      parts.push(new XMLSerializer().serializeToString(copy));
    }
    width = Math.max(width, box.width);
    height += box.height;
  }
  const text = document.createElementNS(SPACE, "text");
  for (const [name, value] of Object.entries({ x: 8, y: 22, fill: style.color, "font-size": 14 }))
    text.setAttribute(name, value);
  text.setAttribute("font-family", "sans-serif");
  text.textContent = title;
  const head = new XMLSerializer().serializeToString(text);
  const svg = `<svg xmlns="${SPACE}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<rect width="100%" height="100%" fill="${style.backgroundColor}"/>${head}${parts.join("")}</svg>`;
  return { svg, width, height };
}
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
async function painted({ svg, width, height }) {
  const picture = new Image();
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARP;
  canvas.height = height * SHARP;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
export default function ({ parentElement, data }) {
  parentElement.querySelector("span").textContent = data.label;
  const press = async (event) => {
    const as = event.target.closest("button")?.dataset.as;
    if (!as) return;
    const picture = drawn(data.title);
    const blob = as === "svg" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await painted(picture);
    save(blob, `${data.name}.${as}`);
  };
  const root = parentElement.querySelector(".picture");
  root.addEventListener("click", press);
  return () => root.removeEventListener("click", press);
}
"""
