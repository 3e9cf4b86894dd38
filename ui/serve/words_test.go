package serve

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitWords(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"", nil},
		{" \t\n", nil},
		{"list", []string{"list"}},
		{" show  1 ", []string{"show", "1"}},
		{`search 'person:بوتين' --json`, []string{"search", "person:بوتين", "--json"}},
		{`search '"two words"'`, []string{"search", `"two words"`}},
		{`search "\"two words\""`, []string{"search", `"two words"`}},
		{`search \"two\ words\"`, []string{"search", `"two words"`}},
		{`a'b c'd"e f"g`, []string{"ab cde fg"}},
		{`'' ""`, []string{"", ""}},
		{`"a\b\\\$\` + "`" + `"`, []string{`a\b\$` + "`"}},
		{"a\\\nb \\\n c\"d\\\ne\"", []string{"ab", "cde"}},
		{"$HOME `id` $(id) ; | > < & * ~", []string{"$HOME", "`id`", "$(id)", ";", "|", ">", "<", "&", "*", "~"}},
	}
	for _, tt := range tests {
		got, err := splitWords(tt.line)
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, %v; want %q", tt.line, got, err, tt.want)
		}
	}
	for _, line := range []string{`'`, `"`, `a 'b`, `a "b\"`, `a\`, `"a\`, `'a\'b'`} {
		if got, err := splitWords(line); err == nil {
			t.Errorf("%q: %q, want an error", line, got)
		}
	}
}

// FuzzSplitWords: what is quoted comes back as it was.
func FuzzSplitWords(f *testing.F) {
	f.Add(`show 'a b' "c\"d" \e`)
	f.Fuzz(func(t *testing.T, line string) {
		words, err := splitWords(line)
		if err != nil {
			return
		}
		var quoted []string
		for _, w := range words {
			quoted = append(quoted, "'"+strings.ReplaceAll(w, "'", `'\''`)+"'")
		}
		again, err := splitWords(strings.Join(quoted, " "))
		if err != nil || !slices.Equal(again, words) {
			t.Fatalf("%q: %q, quoted again %q, %v", line, words, again, err)
		}
	})
}
