"""What was done is undone and redone state by state."""

from ...ui.weighting.history import MOST_STATES, History


def test_edits_are_undone_and_redone_in_order():
    """Each edit is a state; back and forth leads through all of them."""
    history = History("a")
    history.push("b")
    history.push("c")
    seen = []
    while history.can_undo:
        history.undo()
        seen.append(history.state)
    while history.can_redo:
        history.redo()
        seen.append(history.state)
    assert seen == ["b", "a", "b", "c"]


def test_edit_after_undo_forgets_what_was_undone():
    """An edit from an earlier state begins a new future."""
    history = History("a")
    history.push("b")
    history.undo()
    history.push("c")
    assert not history.can_redo
    history.undo()
    assert history.state == "a"


def test_steps_of_one_slider_are_one_state():
    """Edits with one key that follow one another are undone together; another key, or letting go, parts them."""
    history = History(0)
    for value in (1, 2, 3):
        history.push(value, "slider")
    history.push(4, "other slider")
    history.settle()
    history.push(5, "other slider")
    seen = []
    while history.can_undo:
        history.undo()
        seen.append(history.state)
    assert seen == [4, 3, 0]


def test_undo_parts_steps_of_a_slider():
    """After an undo the same slider begins a new state and does not overwrite the one that is shown."""
    history = History(0)
    history.push(1, "slider")
    history.push(2, "typed")
    history.undo()
    history.push(3, "slider")
    history.undo()
    assert history.state == 1


def test_same_state_is_no_edit():
    """Pushing what is shown already leaves nothing to undo."""
    history = History("a")
    history.push("a")
    assert not history.can_undo


def test_history_has_an_end():
    """The oldest states are let go, the newest stays."""
    history = History(0)
    for value in range(1, 2 * MOST_STATES):
        history.push(value)
    assert history.state == 2 * MOST_STATES - 1
    count = 0
    while history.can_undo:
        history.undo()
        count += 1
    assert count == MOST_STATES - 1
