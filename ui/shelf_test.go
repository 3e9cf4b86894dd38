package ui

import (
	"testing"

	"qari/ui/term"
)

// The terminal that a reader chose once is drawn for again where the same one
// is detected.
func TestTheChosenTerminalIsRecalled(t *testing.T) {
	m, shelf := session(t, 80, 24)
	shelf.settings["terminal:visual"] = "words"
	m.Update(shelfMsg{})
	if m.looks.terminal.profile.Emitter != term.Words {
		t.Errorf("drawn for %q", m.looks.terminal.profile.Name)
	}
}

// What the shelf remembers of the open article comes after the first frame:
// a reader who has moved on is left where they are.
func TestTheShelfComesLate(t *testing.T) {
	for _, moved := range []bool{false, true} {
		m, shelf := session(t, 120, 24)
		if moved {
			press(m, "enter", "pgdown")
		}
		before := m.reading.Position()
		shelf.positions["a.txt"] = 2000
		m.Update(shelfMsg{})
		switch at := m.reading.Position(); {
		case moved && at != before:
			t.Errorf("the reader was moved from %d to %d", before, at)
		case !moved && at == 0:
			t.Error("the place was not taken up")
		}
	}
}

func TestStarsAndUndo(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "s")
	if !shelf.starred["a.txt"] {
		t.Error("no star")
	}
	press(m, "u")
	if shelf.undone != 1 || m.bar.message != m.looks.lang.Undone {
		t.Errorf("undone %d times, message %q", shelf.undone, m.bar.message)
	}
}

func TestQueriesAreSavedByName(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "/")
	typeText(m, "سامي")
	press(m, "enter", "c")
	typeText(m, "رفاق")
	press(m, "enter")
	if shelf.queries["رفاق"] != "سامي" {
		t.Fatalf("saved %v", shelf.queries)
	}
	press(m, "esc", "/")
	typeText(m, "@رفاق")
	if m.list.Len() != 2 {
		t.Errorf("the saved query lists %d articles, want 2", m.list.Len())
	}
}

func TestNotes(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "a")
	typeText(m, "راجعه غدا")
	press(m, "enter")
	if shelf.notes["a.txt"] != "راجعه غدا" {
		t.Errorf("notes %v", shelf.notes)
	}
}
