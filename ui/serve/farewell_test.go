package serve

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

type speaking struct {
	tea.Model
	language string
}

func (s speaking) Language() string { return s.language }

func TestFarewellIsInTheReadersLanguage(t *testing.T) {
	for why, english := range farewells["en"] {
		if got := farewell(why, nil); got != english {
			t.Errorf("%s, without a model: %q", why, got)
		}
		if got := farewell(why, speaking{language: "xx"}); got != english {
			t.Errorf("%s, in a language that is not known: %q", why, got)
		}
		if got := farewell(why, speaking{language: "ar"}); got == "" || got != farewells["ar"][why] {
			t.Errorf("%s, in Arabic: %q", why, got)
		}
	}
	for _, why := range []End{EndQuit, EndGone, EndInput} {
		if got := farewell(why, speaking{language: "ar"}); got != "" {
			t.Errorf("a reader who left is told %q", got)
		}
	}
}
