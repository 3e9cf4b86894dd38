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
