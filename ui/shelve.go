package ui

import (
	"qari/ui/keys"
	"qari/ui/lang"
)

// shelve marks an article on the shelf or undoes the last mark, and returns a
// message. The ID "" means no article.
func shelve(shelf Shelf, id string, a keys.Action, t *lang.Text) (message string) {
	e := Entry{}
	if id != "" {
		e = shelf.Entry(id)
	}
	switch {
	case a == keys.Undo && shelf.Undo():
		return t.Undone
	case a == keys.Undo:
		return t.NothingToUndo
	case id == "":
		return ""
	case a == keys.Star:
		shelf.SetStarred(id, !e.Starred)
		if e.Starred {
			return t.Unstarred
		}
		return t.Starred
	}
	shelf.SetRead(id, !e.Read)
	if e.Read {
		return t.MarkedUnread
	}
	return t.MarkedRead
}
