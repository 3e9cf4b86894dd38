package word

import (
	"fmt"
	"strings"
	"testing"
)

func TestStems(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"وبالقاهرة", "و:بالقاهرة وب:القاهرة"},
		{"للولايات", "ل:الولايات ل:لولايات"},
		{"وللغة", "و:للغة ول:الغة ول:لغة"},
		{"فكانت", "ف:كانت فك:انت"},
		{"وَبِبَيروت", "و:بِبَيروت وب:بَيروت"},
		{"بـروسيا", "ب:روسيا"},
		{"لندن", "ل:ندن"},
		{"سيزور", ""}, {"القاهرة", ""}, {"قطر", ""}, {"بولو", "ب:ولو"},
		{"ودم", "و:دم"}, {"ود", ""}, {"وَد", ""}, {"وَدٌ", "و:دٌ"}, {"وـد", "و:د"}, {"وـبـيد", "و:بـيد وب:يد"},
		{"بلندن", "ب:لندن"}, {"وْد", ""}, {"و\u200Cبيد", "و:بيد وب:يد"}, {"و", ""}, {"", ""}, {"\xff", ""}, {"BBC", ""},
	} {
		var got []string
		for s := range Stems(c.word) {
			taken := strings.ReplaceAll(string([]rune{s.Conjunction, s.Preposition}), "\x00", "")
			got = append(got, taken+":"+s.Of(c.word))
			if s.Letters() != len([]rune(taken)) || !strings.HasPrefix(c.word, taken[:2]) {
				t.Errorf("«%s»: %+v", c.word, s)
			}
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("«%s» has the stems %q, want %q", c.word, joined, c.want)
		}
	}
}

func TestStemsStopWhenAsked(t *testing.T) {
	for n := 1; n <= 3; n++ {
		seen := 0
		for range Stems("وللغة") {
			if seen++; seen == n {
				break
			}
		}
		if seen != n {
			t.Errorf("%d stems, want %d", seen, n)
		}
	}
}

// Every stem is the end of its word, and what is taken off is clitics with
// their marks.
func FuzzStems(f *testing.F) {
	for _, s := range []string{"وللغة", "وَبِـيد", "لل\xff", "ب\u200Fت", "و\u07A80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, w string) {
		last := 0
		for s := range Stems(w) {
			rest := strings.TrimPrefix(s.Of(w), map[bool]string{true: "ا"}[s.Article])
			if w[:s.Cut]+rest != w || s.Cut < last || s.Cut < 2*s.Letters() {
				t.Fatalf("%q: %+v after %d", w, s, last)
			}
			plain := strings.Map(func(r rune) rune {
				if c := ClassOf(r); c == Mark || c == Joiner {
					return -1
				}
				return r
			}, w[:s.Cut])
			if want := strings.ReplaceAll(fmt.Sprintf("%c%c", s.Conjunction, s.Preposition), "\x00", ""); plain != want {
				t.Fatalf("%q: took %q off, says %q", w, plain, want)
			}
			last = s.Cut
		}
	})
}
