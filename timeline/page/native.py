"""Streamlit's own words in the reader's language: it speaks English alone, and the browser puts ours in their place."""

import re

import streamlit as st

from timeline.page.words import LANGUAGES, OWN
from timeline.wording import Words


def speak(words: Words) -> None:
    """Let the browser say what Streamlit says in the words of the page, whichever language it said them in before."""
    component = st.components.v2.component("native", html="<span hidden></span>", js=_SPEAK)
    component(key="native", data={"exact": exact(words), "filled": filled(words)}, height=1)


def exact(words: Words) -> dict[str, str]:
    """What may stand on the page → what shall stand there; words without a slot."""
    return {said: words[key] for said, key in _others(words) if "{" not in said}


def filled(words: Words) -> list[tuple[str, str]]:
    """The same for words with a slot, as a regular expression and its replacement."""
    return [(_pattern(said), re.sub(r"\{(\w+)\}", r"$<\1>", words[key])) for said, key in _others(words) if "{" in said]


def _others(words: Words) -> list[tuple[str, str]]:
    """Streamlit's words in every language but the reader's, each with its key."""
    spoken = ((other[key], key) for other in LANGUAGES.values() for key in OWN)
    return [(said, key) for said, key in spoken if said != words[key]]


def _pattern(said: str) -> str:
    return "^" + re.sub(r"\\\{(\w+)\\\}", r"(?<\1>.+)", re.escape(said)).replace(r"\ ", " ") + "$"


_SPEAK = """
const NAMES = ["aria-label", "placeholder", "title"];
const TOLD = ".article, .excerpt, .facts, h3.event, [data-testid='stDataFrame'], svg";  // no words of Streamlit's
export default function ({ data }) {
  window.ownWords?.disconnect();  // one observer alone: two languages would replace each other without end
  const filled = data.filled.map(([said, ours]) => [new RegExp(said, "u"), ours]);
  const ours = (text) => {
    const said = text?.trim();
    if (!said || said.length > 200) return null;
    if (Object.hasOwn(data.exact, said)) return text.replace(said, () => data.exact[said]);
    const found = filled.find(([pattern]) => pattern.test(said));
    return found ? text.replace(said, () => said.replace(...found)) : null;
  };
  const sayText = (node) => {
    const text = ours(node.nodeValue);
    if (text !== null && !node.parentElement?.closest(TOLD)) node.nodeValue = text;
  };
  const sayNames = (element) => {
    for (const name of NAMES) {
      const text = ours(element.getAttribute(name));
      if (text !== null) element.setAttribute(name, text);
    }
  };
  const say = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return sayText(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(TOLD)) return;
    sayNames(node);
    node.querySelectorAll(NAMES.map((name) => `[${name}]`).join()).forEach(sayNames);
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) sayText(walk.currentNode);
  };
  say(document.body);
  const mine = (window.ownWords = new MutationObserver((changes) => {
    for (const change of changes) {
      const element = change.target.nodeType === Node.ELEMENT_NODE ? change.target : change.target.parentElement;
      if (element?.closest(TOLD)) continue;  // a chart draws a thousand marks
      if (change.type === "childList") change.addedNodes.forEach(say);
      else if (change.type === "attributes") sayNames(change.target);
      else sayText(change.target);
    }
  }));
  mine.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: NAMES,
  });
  return () => mine.disconnect();
}
"""
