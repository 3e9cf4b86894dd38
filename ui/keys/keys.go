// Package keys turns key presses into actions. Its table of bindings is the
// only one: the help and the README's key table come from it.
package keys

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// Action is what a key does.
type Action uint8

// The actions, in the groups of the help.
const (
	None Action = iota

	Up
	Down
	PageUp
	PageDown
	Home
	End
	Choose
	NextPane
	PrevPane
	LeftPane
	RightPane
	Back

	NextArticle
	PrevArticle
	NextParagraph
	PrevParagraph
	NextHeading
	PrevHeading
	NextMention
	PrevMention
	NextHit
	PrevHit

	Find
	Mark
	Merge
	Split
	Cancel
	SetPlace
	GoPlace

	Unfold
	Harakat
	Digits
	Justify
	Mirror
	Language

	Star
	Unread
	Note
	SaveQuery
	Undo

	CopyParagraph
	CopyArticle
	OpenSource

	NextTerminal
	Calibrate
	Redraw
	Help
	Suspend
	Quit
)

// names are the names of the actions in the log.
var names = [...]string{
	None: "none",

	Up: "up", Down: "down", PageUp: "page up", PageDown: "page down", Home: "home", End: "end",
	Choose: "choose", NextPane: "next pane", PrevPane: "previous pane",
	LeftPane: "left pane", RightPane: "right pane", Back: "back",

	NextArticle: "next article", PrevArticle: "previous article",
	NextParagraph: "next paragraph", PrevParagraph: "previous paragraph",
	NextHeading: "next heading", PrevHeading: "previous heading",
	NextMention: "next mention", PrevMention: "previous mention",
	NextHit: "next hit", PrevHit: "previous hit",

	Find: "find", Mark: "mark", Merge: "merge", Split: "split", Cancel: "cancel",
	SetPlace: "set place", GoPlace: "go to place",

	Unfold: "unfold", Harakat: "harakat", Digits: "digits", Justify: "justify",
	Mirror: "mirror", Language: "language",

	Star: "star", Unread: "unread", Note: "note", SaveQuery: "save query", Undo: "undo",

	CopyParagraph: "copy paragraph", CopyArticle: "copy article", OpenSource: "copy source",

	NextTerminal: "next terminal", Calibrate: "calibrate", Redraw: "redraw",
	Help: "help", Suspend: "suspend", Quit: "quit",
}

// String returns the name of the action in the log.
func (a Action) String() string { return names[a] }

// Group is a group of the help.
type Group uint8

// The groups of actions.
const (
	Moving Group = iota
	Article
	Finding
	Looks
	Shelf
	Taking
	Program
)

// Binding is one row of the key table.
type Binding struct {
	Action Action
	Group  Group
	// Keys are Bubble Tea's names of the keys. Each command on Shift and a
	// letter has a second key, because Shift and a letter often types a bare
	// vowel sign on the Arabic layout.
	Keys []string
}

// Table returns the default key table, in the order of the help.
func Table() []Binding {
	return []Binding{
		{Up, Moving, []string{"up", "k"}},
		{Down, Moving, []string{"down", "j"}},
		{PageUp, Moving, []string{"pgup", "ctrl+b"}},
		{PageDown, Moving, []string{"pgdown", "ctrl+f"}},
		{Home, Moving, []string{"home", "g"}},
		{End, Moving, []string{"end", "G"}},
		{NextPane, Moving, []string{"tab"}},
		{PrevPane, Moving, []string{"shift+tab"}},
		{RightPane, Moving, []string{"right"}},
		{LeftPane, Moving, []string{"left"}},
		{Choose, Moving, []string{"enter"}},
		{Back, Moving, []string{"backspace"}},

		{NextArticle, Article, []string{"ctrl+n", "l"}},
		{PrevArticle, Article, []string{"ctrl+p", "h"}},
		{NextParagraph, Article, []string{"ctrl+down", "}"}},
		{PrevParagraph, Article, []string{"ctrl+up", "{"}},
		{NextHeading, Article, []string{"ctrl+pgdown", "]"}},
		{PrevHeading, Article, []string{"ctrl+pgup", "["}},
		{NextMention, Article, []string{"."}},
		{PrevMention, Article, []string{","}},
		{SetPlace, Article, []string{"m"}},
		{GoPlace, Article, []string{"'"}},

		{Find, Finding, []string{"/"}},
		{NextHit, Finding, []string{"n", "f3"}},
		{PrevHit, Finding, []string{"N", "shift+f3", "f2"}},
		{Mark, Finding, []string{"space"}},
		{Merge, Finding, []string{"+"}},
		{Split, Finding, []string{"-"}},
		{Cancel, Finding, []string{"esc"}},

		{Unfold, Looks, []string{"f"}},
		{Harakat, Looks, []string{"v"}},
		{Digits, Looks, []string{"d"}},
		{Justify, Looks, []string{"e"}},
		{Mirror, Looks, []string{"w"}},
		{Language, Looks, []string{"i"}},

		{Star, Shelf, []string{"s"}},
		{Unread, Shelf, []string{"r"}},
		{Note, Shelf, []string{"a"}},
		{SaveQuery, Shelf, []string{"ctrl+s", "c"}},
		{Undo, Shelf, []string{"u"}},

		{CopyParagraph, Taking, []string{"y"}},
		{CopyArticle, Taking, []string{"Y", "ctrl+y"}},
		{OpenSource, Taking, []string{"o"}},

		{NextTerminal, Program, []string{"t"}},
		{Calibrate, Program, []string{"T", "f4"}},
		{Redraw, Program, []string{"ctrl+l"}},
		{Help, Program, []string{"?", "f1"}},
		{Suspend, Program, []string{"ctrl+z"}},
		{Quit, Program, []string{"q", "ctrl+c"}},
	}
}

// Map maps a key to its action.
type Map map[string]Action

// NewMap returns the map of a key table.
func NewMap(table []Binding) Map {
	m := Map{}
	for _, b := range table {
		for _, k := range b.Keys {
			m[k] = b.Action
		}
	}
	return m
}

// Action returns the action bound to the key, or None. On the Arabic layout it
// uses the Latin key in the same place. The terminal reports that key (Kitty
// keyboard protocol, base layout key); otherwise a table of the PC layout gives
// it.
func (m Map) Action(k tea.KeyPressMsg) Action {
	if a, ok := m[k.Keystroke()]; ok {
		return a
	}
	if a, ok := m[k.Text]; ok {
		return a
	}
	if latin, ok := onBaseLayout(k); ok {
		return m[latin]
	}
	return None
}

// Typed returns the action of a text that was typed on any layout.
func (m Map) Typed(text string) Action { return m.Action(tea.KeyPressMsg{Text: text}) }

// onBaseLayout returns what the key types on the Latin layout.
func onBaseLayout(k tea.KeyPressMsg) (string, bool) {
	if k.Text == "" {
		return "", false
	}
	if k.BaseCode != 0 && k.Mod&^tea.ModShift == 0 {
		base := k.BaseCode
		if k.Mod&tea.ModShift != 0 {
			base = shifted(base)
		}
		return string(base), true
	}
	latin, ok := arabicPC[k.Text]
	return latin, ok
}

// shifted returns what Shift and a key type on the PC-101 layout. The Kitty
// keyboard protocol defines its base layout keys by that layout.
func shifted(key rune) rune {
	const plain, with = "`1234567890-=[]\\;',./", "~!@#$%^&*()_+{}|:\"<>?"
	if at := strings.IndexRune(plain, key); at >= 0 {
		return rune(with[at])
	}
	return unicode.ToUpper(key)
}

// arabicPC maps the text of a key on the Arabic PC layout to the Latin letter.
// PC and Mac agree on the top and home rows. The key "b" types two letters,
// which a terminal usually sends as two keys (ل, ا). So "b" is not mapped, and
// no command is bound to it alone.
var arabicPC = map[string]string{
	"ض": "q", "ص": "w", "ث": "e", "ق": "r", "ف": "t", "غ": "y", "ع": "u",
	"ه": "i", "خ": "o", "ح": "p", "ج": "[", "د": "]",
	"ش": "a", "س": "s", "ي": "d", "ب": "f", "ل": "g", "ا": "h", "ت": "j",
	"ن": "k", "م": "l", "ك": ";", "ط": "'",
	"ئ": "z", "ء": "x", "ؤ": "c", "ر": "v", "لا": "b", "ى": "n", "ة": "m",
	"و": ",", "ز": ".", "ظ": "/", "؟": "?",
}
