"""The screen: its width, its colours, and the page's own style."""

import streamlit as st

from timeline.figures import Look
from timeline.page.turn import turn
from timeline.page.view import go
from timeline.wording import Words

WIDTH = "timeline-width"  # the cookie in which the browser keeps the column's width for the next visit


def is_measured() -> bool:
    """Whether the browser has told how wide the page's column is, now or when it was here last."""
    kept = st.context.cookies.get(WIDTH, "")
    if "width" not in st.session_state and kept.isdecimal() and 160 <= int(kept) <= 10_000:
        st.session_state["width"] = int(kept)
    return "width" in st.session_state


def screen() -> Look:
    """How wide the page's column is and whether it is dark; before the browser has said so, a desktop's."""
    dark = st.context.theme.type == "dark"
    return Look(dark, st.session_state["width"]) if is_measured() else Look(dark)


def style() -> str:
    """The page's own style, in the colours of light or dark."""
    look = screen()
    return _STYLE.replace("COLOUR-OF-LINKS", "#7cc4f0" if look.dark else "#0067a3").replace("INK", look.ink)


def measure_screen(words: Words) -> None:
    """Let the browser tell the column's width, in steps so that a moved edge does not redraw all the time.

    Charts are packed by pixels. On the way, the page's language is set, which Streamlit always says is English, an
    event that was chosen in the chart or the table is scrolled to, and going back or forward is told.
    """
    measure = st.components.v2.component("screen", html="<span hidden></span>", js=MEASURE)
    drawn = st.session_state.get("width", 0)
    data = {"language": words["language"], "shown": st.session_state.get("shown-turn", 0), "drawn": drawn}
    measure(key="screen", data=data, on_width_change=measured, on_gone_change=gone, height=1)


def measured() -> None:
    """Take the width that the browser told."""
    st.session_state["width"] = int(st.session_state["screen"]["width"])
    turn().again()


def gone() -> None:
    """Take the link that the reader went back or forward to."""
    go(str(st.session_state["screen"]["gone"]))


MEASURE = """
let shown = 0;
export default function ({ setStateValue, setTriggerValue, data }) {
  const page = document.documentElement;
  page.lang = data.language;
  page.dataset.drawn = data.drawn;  // the width that the charts were made for; told once it is the real one
  if (data.shown > shown) {
    shown = data.shown;
    document.getElementById("ereignis")?.scrollIntoView({ block: "start" });
  }
  const column = document.querySelector('[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"]');
  let told = data.drawn, waiting;
  const tell = () => {
    const width = Math.floor(column.clientWidth / 40) * 40;
    if (width) page.dataset.width = width;
    if (width && width !== told) { told = width; setStateValue("width", width); }
    if (width) document.cookie = `COOKIE=${width}; path=/; max-age=31536000; SameSite=Strict`;
  };
  // Streamlit would run the page as well, with what its fields held before: one of the two runs undid the other.
  const go = (event) => { event.stopImmediatePropagation(); setTriggerValue("gone", location.search.slice(1)); };
  addEventListener("popstate", go, true);
  const observer = new ResizeObserver(() => { clearTimeout(waiting); waiting = setTimeout(tell, 80); });
  observer.observe(column);
  return () => { clearTimeout(waiting); observer.disconnect(); removeEventListener("popstate", go, true); };
}
""".replace("COOKIE", WIDTH)

# A picture of our own: Streamlit would fetch one of its named icons from the network.
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect x="2" y="6" width="20" height="6" rx="2" fill="#0072b2"/><circle cx="9" cy="22" r="5" fill="#e69f00"/>
<circle cx="23" cy="22" r="4" fill="none" stroke="#009e73" stroke-width="2.5"/></svg>"""

_STYLE = """
<style>
.st-key-frame { position: absolute; width: 0; height: 0; overflow: hidden; pointer-events: none; }
[data-testid="stMain"] { scrollbar-gutter: stable; }
[data-testid="stMainBlockContainer"] { padding: 1.6rem clamp(1rem, 3vw, 3rem) 4rem; }
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) [data-testid="stMainBlockContainer"] {
  padding-top: 3.4rem; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0.6rem; }
.st-key-head > :first-child { min-width: min(20rem, 100%); }
.st-key-questions { row-gap: 0; font-size: 0.9rem; }
.st-key-questions button { min-height: 1.7rem; }
[class*="st-key-question"] button p { color: COLOUR-OF-LINKS; text-decoration: underline; }
[data-testid="stMainBlockContainer"] h1 { padding: 0; }
.shown { margin: 0; opacity: 0.85; }
[data-testid="stCaptionContainer"] { opacity: 1 !important; }
[data-testid="stCaptionContainer"] p { color: INK !important; opacity: 0.8 !important; }
h2.small, h4.small { font-size: 0.9rem; font-weight: 600; margin: 0; padding: 0; }
.legend { list-style: none; margin: 0 !important; padding: 0 !important; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 0.55rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.3rem; margin: 0 !important; font-size: 0.8rem; }
.faint { opacity: 0.7; font-weight: 400; }
.legend i { display: inline-block; box-sizing: border-box; border: 1.6px solid currentColor; flex: none; }
.legend .dot { width: 0.72rem; height: 0.72rem; border-radius: 50%; position: relative; overflow: hidden; }
.legend .dot.occurred { background: currentColor; }
.legend .dot.planned { border-radius: 0; transform: rotate(45deg) scale(0.86); }
.legend .dot.denied { background: linear-gradient(45deg, transparent 44%, currentColor 44% 56%, transparent 56%),
  linear-gradient(-45deg, transparent 44%, currentColor 44% 56%, transparent 56%); }
.legend .bar { width: 1.3rem; height: 0.7rem; border-radius: 2px; border-width: 1px; }
.legend .bar.claimed { background: repeating-linear-gradient(-45deg, currentColor 0 1.5px, transparent 1.5px 5px); }
.legend .bar.planned { background: radial-gradient(currentColor 1px, transparent 1.4px) 0 0 / 5px 5px; }
.legend .bar.denied { background: repeating-linear-gradient(45deg, currentColor 0 1px, transparent 1px 5px),
  repeating-linear-gradient(-45deg, currentColor 0 1px, transparent 1px 5px); }
.legend .bar.week { width: 0.5rem; background: color-mix(in srgb, currentColor 75%, transparent); }
.legend .bar.month { width: 0.9rem; background: color-mix(in srgb, currentColor 48%, transparent); }
.legend .bar.year { width: 1.6rem; background: color-mix(in srgb, currentColor 20%, transparent); }
.legend .arrow { border: solid transparent; border-width: 0.34rem 0 0.34rem 0.55rem; border-left-color: currentColor; }
h3.event { overflow-wrap: anywhere; margin: 0 !important; padding: 0.2rem 0 0 !important; }
.facts { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.25rem 1rem; }
.facts { margin: 0 !important; padding: 0 !important; }
.facts dt { opacity: 0.75; font-weight: 400; margin: 0; }
.facts dd { margin: 0 !important; overflow-wrap: anywhere; }
.excerpt { margin: 0.3rem 0 0.5rem; padding: 0.1rem 0 0.1rem 1rem; border-left: 3px solid #8a949e; line-height: 1.65; }
.excerpt, .article { overflow-wrap: anywhere; }
.excerpt .sentence, .article .sentence { font-weight: 600; }
.timex { background: rgba(230, 159, 0, 0.38); border-radius: 3px; padding: 0 2px; }
.actor { border-bottom: 2px solid #3a9bd6; }
[class*="st-key-chip"] button { min-height: 1.9rem; padding: 0.1rem 0.7rem; font-size: 0.85rem; }
[data-variant="segmented_control"][aria-checked="true"] p { color: INK; font-weight: 600; }
.hint { font-size: 0.85rem; margin: 0; }
@media (max-width: 640px) { .st-key-chooser > :first-child { min-width: 100%; } }
@media (max-width: 640px) { .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: 0.4rem !important; } }
</style>
"""
