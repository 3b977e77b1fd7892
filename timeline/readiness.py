"""All that reading needs, loaded: the process from which the reading ones are copied imports this first.

They then share tables, weights and the topics' examples, and begin at once.
"""

import gc
from contextlib import suppress

from timeline.knowledge import load_topics
from timeline.model import UNDATED, Article
from timeline.pipeline import NOTHING, read_articles
from timeline.topic_examples import likeness_of_meaning

EXAMPLES = 2  # of every topic: sentences enough for all tables to be asked


def make_ready() -> None:
    """Reads an article of many topics; a mistake in a file under ``data/`` is told by those who read the real ones."""
    with suppress(Exception):
        sentences = [example for topic in load_topics().values() for example in topic.examples[:EXAMPLES]]
        read_articles([(Article("", " ".join(sentences), UNDATED), NOTHING)])
        likeness_of_meaning(sentences[:1])
    gc.collect()
    gc.freeze()  # so that looking for rubbish does not make copies of what is shared


make_ready()
