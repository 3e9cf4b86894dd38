package shape

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"qari/ui/text/ucd"
)

func TestJoining(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"four forms", "ب ببب", "\uFE8F \uFE91\uFE92\uFE90"},
		{"right-joining", "دار", "\uFEA9\uFE8D\uFEAD"},
		{"lam-alefs", "لا لأ لإ لآ", "\uFEFB \uFEF7 \uFEF9 \uFEF5"},
		{"lam-alef joined", "بلا", "\uFE91\uFEFC"},
		{"marks are looked through", "بَب", "\uFE91\u064E\uFE90"},
		{"marks of a ligature", "لَاً", "\uFEFB\u064E\u064B"},
		{"hamza composed", "ي\u0654ا", "\uFE8B\uFE8E"},
		{"hamza on a lam", "ل\u0655ا", "\uFEDF\u0655\uFE8E"},
		{"zwnj", "می\u200Cشود", "\uFEE3\uFBFD\uFEB7\uFEEE\uFEA9"},
		{"zwj", "\u200Dب\u200D", "\uFE92"},
		{"tatweel", "بـ", "\uFE91\u0640"},
		{"Persian", "پژچگک", "\uFB58\uFB8B\uFB7C\uFB95\uFB8F"},
		{"Urdu", "ٹڈڑےں", "\uFB68\uFB89\uFB8C\uFBAE\uFB9E"},
		{"Kurdish", "ڵێ", "\u06B5\u06CE"},
		{"Uyghur", "ۋۇۈ", "\uFBDE\uFBD7\uFBDB"},
		{"other scripts", "abc אב", "abc אב"},
	} {
		if got := joined(c.text); got != c.want {
			t.Errorf("%s: %+q, want %+q", c.name, got, c.want)
		}
	}
}

// Every letter that joins has a form for each way it can be joined that NFKC
// takes back to the letter.
func TestEveryForm(t *testing.T) {
	letters := 0
	for r := rune(0); r < 0x20000; r++ {
		if j := ucd.Of(r).Joining(); j == ucd.NonJoining || j == ucd.Transparent || r >= 0xFB50 && r <= 0xFEFF {
			continue
		}
		letters++
		for f := Isolated; f <= Medial; f++ {
			if got := norm.NFKC.String(string(Rune(r, f))); got != norm.NFKC.String(string(r)) {
				t.Errorf("%U form %d is %U", r, f, Rune(r, f))
			}
		}
	}
	if letters < 500 {
		t.Errorf("only %d letters join", letters)
	}
}

func FuzzJoining(f *testing.F) {
	f.Add("السَّلام عليكم لآ لأ لإ لا ئا پچ\u200Cژ ـ\u200D ا\u0654")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		if got, want := comparableForm(joined(text)), comparableForm(text); got != want {
			t.Errorf("%+q became %+q", want, got)
		}
	})
}

// comparableForm is NFKC less joiners, and less marks, since those of a lam come
// after the alef of its ligature.
func comparableForm(s string) string {
	return norm.NFKC.String(strings.Map(func(r rune) rune {
		if w := ucd.Of(r); w.Cluster() == ucd.Extender && !IsHamza(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}
