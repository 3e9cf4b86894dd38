package query

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"qari/model"
)

// sharedArticles reads the real pages, which are not ours to ship, as they
// are: a query must stand any text.
func sharedArticles(t *testing.T) map[string]*Document {
	t.Helper()
	files, _ := filepath.Glob("../../../shared/articles/*.txt")
	if len(files) == 0 {
		t.Skip("../shared/articles is absent: the real pages are not part of the repository")
	}
	docs := map[string]*Document{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		docs[filepath.Base(file)] = NewDocument(&model.Article{Text: string(text)}, nil, State{})
	}
	return docs
}

// Every word of an article finds the article: as it stands, without its
// harakat and hamzas, in quotes, to the letter, and while it is typed; and
// every two words that follow one another do in quotes.
func TestEveryWordFindsItsArticle(t *testing.T) {
	bare := strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ة", "ه", "ى", "ي",
		"\u064B", "", "\u064C", "", "\u064D", "", "\u064E", "", "\u064F", "", "\u0650", "", "\u0651", "", "\u0652", "")
	for name, doc := range sharedArticles(t) {
		find := func(query string) {
			q, err := Parse(query)
			if err != nil {
				t.Errorf("%s: %s: %v", name, query, err)
			} else if !q.Match(doc) || len(q.Spans(doc)) == 0 {
				t.Errorf("%s: %s finds nothing", name, query)
			}
		}
		for line := range strings.Lines(doc.Text()) {
			words := strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
			for i, w := range words {
				if w == "أو" {
					continue
				}
				find(w)
				find(bare.Replace(w))
				find(`"` + bare.Replace(w) + `"`)
				find("=" + w)
				half := []rune(bare.Replace(w))
				if q, err := ParseTyping(string(half[:(len(half)+1)/2])); err != nil || !q.Match(doc) {
					t.Errorf("%s: %s is not found while it is typed: %v", name, w, err)
				}
				if i > 0 && strings.Contains(line, words[i-1]+" "+w) {
					find(`"` + words[i-1] + " " + w + `"`)
				}
			}
		}
	}
}

// Queries whose answers were found with grep, by the first digits of the
// files' names.
func TestKnownAnswers(t *testing.T) {
	docs := sharedArticles(t)
	for query, want := range map[string]string{
		"بوتين":             "000 001 002 003 004",
		"ارمينيا":           "000 001 002 003 004",
		"تركيا":             "003",
		"لبنان":             "003",
		"كاراباخ -تركيا":    "000 001 002 004",
		"قره":               "000 003",
		"اوكرانيا OR تركيا": "000 001 003",
		"هدنة":              "002 003",
		"برلين أو صبر":      "",
		"«مجموعة مينسك»":    "003",
		"ماكرون":            "000 001 002",
		"واشنطن ماكرون":     "000 001",
		"(موسكو باشينيان) -علييف": "003",
		"=قره":     "003",
		"=ارمينيا": "",
		"-روسيا":   "",
		"الهدنه (واشنطن أو لبنان)": "003",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for name, doc := range docs {
			if q.Match(doc) {
				found = append(found, name[:3])
			}
		}
		slices.Sort(found)
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}
