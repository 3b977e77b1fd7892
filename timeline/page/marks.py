"""How the words of an article are marked: told apart by their form, not by colour alone, and named in a legend."""

from html import escape

from timeline.wording import Words

_MARKS = ("timex", "actor", "cue-status", "cue-topic")

STYLE = """
<style>
.timex { background: rgba(230, 159, 0, 0.34); border-radius: 3px; padding: 0 2px; }
.actor { border-bottom: 2px solid #3a9bd6; }
.cue-status { outline: 1.5px dashed currentColor; outline-offset: 1px; border-radius: 2px; }
.cue-topic { text-decoration: underline dotted 2px; text-underline-offset: 4px; }
.marks { display: flex; flex-wrap: wrap; gap: 0.35rem 1.1rem; list-style: none; }
.marks { margin: 0 !important; padding: 0 !important; font-size: 0.85rem; }
.marks li { margin: 0 !important; }
.article { line-height: 1.65; overflow-wrap: anywhere; }
.article a.told { color: inherit; cursor: pointer; text-decoration: none;
  background: rgba(120, 150, 180, 0.16); border-radius: 3px; }
.article a.told:hover, .article a.told:focus-visible { outline: 2px solid #3a9bd6; }
.article a.told.cue-topic { text-decoration: underline dotted 2px; text-underline-offset: 4px; }
.clues { margin: 0.2rem 0 !important; padding-left: 0 !important; list-style: none; }
.clues li { margin: 0 0 0.45rem 0 !important; }
.clues .dropped { text-decoration: line-through; }
.told-by { margin: 0; line-height: 1.6; overflow-wrap: anywhere; }
.note { margin: 0; padding: 0.4rem 0.8rem; border-left: 3px solid #e69f00; }
</style>
"""


def legend(words: Words) -> str:
    """What each form of mark means, each drawn as it is in the text."""
    items = "".join(
        f'<li><span class="{css}">{escape(words["mark_" + css.rpartition("-")[2]])}</span></li>' for css in _MARKS
    )
    return f'<ul class="marks" aria-label="{escape(words["legend"])}">{items}</ul>'
