"""What the browser has to tell the page of the detail: the arrow keys, and a click on an event in the article."""

import streamlit as st

from timeline.page.view import choose


def listen_to_keys() -> None:
    """← and → press the buttons of the neighbours, unless the keys are needed where the reader is: in a field, a table,
    a choice of one of several, or a chart."""
    st.components.v2.component("keys", html="<span hidden></span>", js=_KEYS)(key="keys", height=1)


def show_article(marked: str, label: str) -> None:
    """An article whose events lead to their detail; ``marked`` is HTML of ``excerpt``, in which all is escaped."""
    component = st.components.v2.component("article", html=_ARTICLE, js=_LEADS, isolate_styles=False)

    def follow() -> None:
        found = st.session_state["article"].get("chosen")
        if found:
            choose(str(found), "article")

    component(key="article", data={"html": marked, "label": label}, on_chosen_change=follow, height="content")


_ARTICLE = '<div class="article" role="document" lang="de"></div>'

_LEADS = """
export default function ({ parentElement, data, setTriggerValue }) {
  const article = parentElement.querySelector(".article");
  article.setAttribute("aria-label", data.label);
  article.innerHTML = data.html;
  const follow = (event) => {
    const told = event.target.closest("[data-event]");
    if (!told || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    setTriggerValue("chosen", told.dataset.event);
  };
  article.addEventListener("click", follow);
  article.addEventListener("keydown", follow);
  return () => {
    article.removeEventListener("click", follow);
    article.removeEventListener("keydown", follow);
  };
}
"""

_KEYS = """
const NEIGHBOURS = { ArrowLeft: "previous", ArrowRight: "next" };
const NEEDED = 'input, textarea, select, canvas, [contenteditable="true"], [role="radio"], [role="tab"], '
  + '[role="grid"], [role="slider"], [role="listbox"], [role="dialog"], [data-testid="stDataFrame"], audio, video';
export default function () {
  const press = (event) => {
    const place = NEIGHBOURS[event.key];
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (!place || held || event.defaultPrevented || document.activeElement?.closest(NEEDED)) return;
    document.querySelector(`.st-key-step-${place} button:not(:disabled)`)?.click();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
"""
