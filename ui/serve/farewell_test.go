package serve

import "testing"

// speaking is a model that speaks a language.
type speaking struct {
	Model
	language string
}

func (s speaking) Language() string      { return s.language }
func (speaking) Printed(t string) string { return "as printed: " + t }

func TestFarewellIsInTheReadersLanguage(t *testing.T) {
	for why, english := range farewells["en"] {
		if got := farewell(why, speaking{language: "xx"}); got != "as printed: "+english {
			t.Errorf("%s, in a language that is not known: %q", why, got)
		}
		if got := farewell(why, speaking{language: "ar"}); farewells["ar"][why] == "" || got != "as printed: "+farewells["ar"][why] {
			t.Errorf("%s, in Arabic: %q", why, got)
		}
	}
	for _, why := range []End{EndQuit, EndGone, EndInput} {
		if got := farewell(why, speaking{language: "ar"}); got != "" {
			t.Errorf("a reader who left is told %q", got)
		}
	}
}
