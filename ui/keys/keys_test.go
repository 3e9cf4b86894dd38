package keys

import (
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

func typed(text string) tea.KeyPressMsg {
	return tea.KeyPressMsg{Text: text, Code: []rune(text)[0]}
}

func TestActionOnEveryLayout(t *testing.T) {
	m := NewMap(Table())
	for _, c := range []struct {
		name string
		key  tea.KeyPressMsg
		want Action
	}{
		{"latin", typed("q"), Quit},
		{"latin shift", tea.KeyPressMsg{Text: "G", Code: 'g', ShiftedCode: 'G', Mod: tea.ModShift}, End},
		{"named", tea.KeyPressMsg{Code: tea.KeyPgDown}, PageDown},
		{"arabic q", typed("ض"), Quit},
		{"arabic j", typed("ت"), Down},
		{"arabic k", typed("ن"), Up},
		{"arabic slash", typed("ظ"), Find},
		{"arabic question mark", typed("؟"), Help},
		{"base code wins over the PC table", tea.KeyPressMsg{Text: "ة", Code: 'ة', BaseCode: 'n'}, NextHit},
		{"base code with shift", tea.KeyPressMsg{Text: "آ", Code: 'ى', BaseCode: 'n', Mod: tea.ModShift}, PrevHit},
		{"base code, first letter with shift", tea.KeyPressMsg{Text: "x", Code: 'x', BaseCode: 'a', Mod: tea.ModShift}, None},
		{"base code, last letter", tea.KeyPressMsg{Text: "ئ", Code: 'ئ', BaseCode: 'z'}, None},
		{"base code that is no letter, with shift", tea.KeyPressMsg{Text: "؟", Code: 'ظ', BaseCode: '/', Mod: tea.ModShift}, Help},
		{"base code of a bracket, with shift", tea.KeyPressMsg{Text: "<", Code: 'ج', BaseCode: '[', Mod: tea.ModShift}, PrevParagraph},
		{"base code, shift and nothing bound", tea.KeyPressMsg{Text: "َ", Code: 'ض', BaseCode: 'q', Mod: tea.ModShift}, None},
		{"base code with alt is another key", tea.KeyPressMsg{Text: "ت", Code: 'ت', BaseCode: 'q', Mod: tea.ModAlt}, Down},
		{"ctrl types nothing", tea.KeyPressMsg{Code: 'ض', BaseCode: 'q', Mod: tea.ModCtrl}, None},
		{"space", tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, Mark},
		{"ctrl", tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}, Quit},
		{"unbound", typed("ذ"), None},
	} {
		if got := m.Action(c.key); got != c.want {
			t.Errorf("%s: action %d, want %d", c.name, got, c.want)
		}
	}
}

func TestNoKeyHasTwoActions(t *testing.T) {
	seen := map[string]Action{}
	for _, b := range Table() {
		for _, k := range b.Keys {
			if a, ok := seen[k]; ok {
				t.Errorf("key %q is bound to actions %d and %d", k, a, b.Action)
			}
			seen[k] = b.Action
		}
	}
}

// On the Arabic layout Shift and a letter often types a bare vowel sign, so
// every command on a capital letter needs a key that is not a letter.
func TestCapitalsHaveTwins(t *testing.T) {
	for _, b := range Table() {
		capital, twin := false, false
		for _, k := range b.Keys {
			r := []rune(k)
			capital = capital || len(r) == 1 && unicode.IsUpper(r[0])
			twin = twin || len(r) > 1
		}
		if capital && !twin {
			t.Errorf("action %d is reachable by %s alone", b.Action, strings.Join(b.Keys, ", "))
		}
	}
}

// Every action is bound, and has a name of its own for the log.
func TestEveryActionIsBoundAndNamed(t *testing.T) {
	bound := map[Action]bool{}
	for _, b := range Table() {
		bound[b.Action] = true
	}
	seen := map[string]bool{}
	for a := None; a <= Quit; a++ {
		if bound[a] != (a != None) {
			t.Errorf("action %d: bound %v", a, bound[a])
		}
		if a.String() == "" || seen[a.String()] {
			t.Errorf("action %d is called %q", a, a)
		}
		seen[a.String()] = true
	}
}

// What the Arabic layout types on a key counts as the Latin letter there; the
// letters that the table binds are all reached.
func TestArabicLayout(t *testing.T) {
	m := NewMap(Table())
	for arabic, latin := range map[string]string{
		"ض": "q", "ص": "w", "ث": "e", "ق": "r", "ف": "t", "غ": "y", "ع": "u", "ه": "i", "خ": "o",
		"ج": "[", "د": "]", "ش": "a", "س": "s", "ي": "d", "ب": "f", "ل": "g", "ا": "h", "ت": "j", "ن": "k", "م": "l",
		"ط": "'", "ؤ": "c", "ر": "v", "ى": "n", "ة": "m", "و": ",", "ز": ".", "ظ": "/", "؟": "?",
	} {
		if got, want := m.Typed(arabic), m.Typed(latin); got != want || got == None {
			t.Errorf("%s is %v, %s is %v", arabic, got, latin, want)
		}
	}
	for _, unbound := range []string{"ح", "ك", "ئ", "ء", "لا", "", "abc"} {
		if got := m.Typed(unbound); got != None {
			t.Errorf("%q is %v", unbound, got)
		}
	}
}

func TestShifted(t *testing.T) {
	for key, want := range map[rune]rune{'a': 'A', 'z': 'Z', '`': '~', '1': '!', '0': ')', '=': '+', '\\': '|', '\'': '"', '/': '?', 'é': 'É', '؟': '؟'} {
		if got := shifted(key); got != want {
			t.Errorf("shift and %c is %c, want %c", key, got, want)
		}
	}
}
