// Package lang holds the interface text in Arabic and in English.
package lang

import (
	"fmt"
	"strconv"
	"strings"

	"qari/ui/keys"
)

// Text is the interface in one language.
type Text struct {
	Code string // BCP 47
	RTL  bool

	AppName string

	// Panes and sections.
	People, Places, Organisations, Countries, Dates       string
	Published, Unpublished, Inferred, Given               string
	NoTitle, NoArticles, NoMatch, NothingFound, Analysing string

	// Text fields.
	FilterPrompt, SearchPrompt, NamePrompt, NotePrompt string
	MergeWith, Merged, Split                           string
	Saved, Note                                        string

	// The status line.
	Hints                       string // at the end of the bar
	Loading, Problems           string
	Wrapped, Copied, NotFound   string
	TooLongToCopy               string
	FoldedLines                 string // number of lines, key
	Reordered, HarakatOn        string
	HarakatOff, PlaceSet        string
	NoSource                    string
	Starred, Unstarred          string
	MarkedRead, MarkedUnread    string
	Undone, NothingToUndo       string
	DigitsWritten, DigitsLatin  string
	DigitsArabic                string
	CalibrateAsk, CalibrateHint string
	CalibrateSample             string
	Evidence                    map[string]string
	HelpTitle, HelpHint         string
	Groups                      map[keys.Group]string
	Actions                     map[keys.Action]string

	// Counts.
	article, line, hit, file Noun

	months [12]string
	comma  string
}

// Noun has the forms of a counted word. English uses One and Other. Arabic has
// six (CLDR plural rules): 0, 1, 2, 3–10, 11–99, and the rest.
type Noun struct{ Zero, One, Two, Few, Many, Other string }

// count returns a number with the right form of its noun.
func (t *Text) count(n int, noun Noun) string {
	number := strconv.Itoa(n)
	if !t.RTL {
		if n == 1 {
			return number + " " + noun.One
		}
		return number + " " + noun.Other
	}
	switch h := n % 100; {
	case n == 0:
		return noun.Zero
	case n == 1:
		return noun.One
	case n == 2:
		return noun.Two
	case 3 <= h && h <= 10:
		return number + " " + noun.Few
	case 11 <= h:
		return number + " " + noun.Many
	}
	return number + " " + noun.Other
}

// Folded says how many lines of the page are hidden, and which key shows them.
func (t *Text) Folded(n int, key string) string {
	return fmt.Sprintf(t.FoldedLines, t.CountLines(n), key)
}

// Other returns the other language.
func (t *Text) Other() *Text {
	if t.RTL {
		return English()
	}
	return Arabic()
}

// Isolate puts text between FSI and PDI (UAX#9), so that its direction and the
// direction of the sentence around it do not mix.
func Isolate(text string) string { return "\u2068" + text + "\u2069" }

// CountArticles returns a number of articles in words, such as «5 مقالات».
func (t *Text) CountArticles(n int) string { return t.count(n, t.article) }

// CountLines returns a number of lines in words.
func (t *Text) CountLines(n int) string { return t.count(n, t.line) }

// CountHits returns a number of matches in words.
func (t *Text) CountHits(n int) string { return t.count(n, t.hit) }

// CountFiles returns a number of files in words, in the case after
// [Text.Problems].
func (t *Text) CountFiles(n int) string { return t.count(n, t.file) }

// ByCode returns the interface for a BCP 47 code or a POSIX locale such as
// "ar_EG.UTF-8". It is English for any code that is not Arabic.
func ByCode(code string) *Text {
	if strings.HasPrefix(strings.ToLower(code), "ar") {
		return Arabic()
	}
	return English()
}
