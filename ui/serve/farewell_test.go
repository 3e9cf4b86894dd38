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

type printing struct{ speaking }

func (printing) Printed(text string) string { return "as printed: " + text }

func TestFarewellIsInTheReadersLanguage(t *testing.T) {
	for why, english := range farewells["en"] {
		if got := farewell(why, nil); got != english+"\n" {
			t.Errorf("%s, without a model: %q", why, got)
		}
		if got := farewell(why, speaking{language: "xx"}); got != english+"\n" {
			t.Errorf("%s, in a language that is not known: %q", why, got)
		}
		if got := farewell(why, speaking{language: "ar"}); got == "" || got != farewells["ar"][why]+"\n" {
			t.Errorf("%s, in Arabic: %q", why, got)
		}
	}
	if got := farewell(EndIdle, printing{speaking{language: "ar"}}); got != "as printed: "+farewells["ar"][EndIdle] {
		t.Errorf("not as the terminal wants it: %q", got)
	}
	for _, why := range []End{EndQuit, EndGone, EndInput} {
		if got := farewell(why, speaking{language: "ar"}); got != "" {
			t.Errorf("a reader who left is told %q", got)
		}
	}
}
