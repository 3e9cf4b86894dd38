package clean

import (
	"embed"
	"strings"
	"unicode"

	"qari/model/fold"
)

// The word lists are plain text, a phrase a line, so that a person who reads
// Arabic and no Go can extend them.
//
//go:embed lexicon/*.txt
var files embed.FS

// lexicon is a set of phrases in folded form, see [key].
type lexicon struct {
	phrases map[string]bool
	longest int // words of the longest phrase
}

var (
	furniturePhrases = phrases("furniture")
	openings         = phrases("openings")
	relatedLabels    = phrases("related")
	keywordLabels    = phrases("keywords")
	sourceLabels     = phrases("source")
	outlets          = phrases("outlets")
	captionOpenings  = phrases("captions")
	bylineLabels     = phrases("byline")
	commentLabels    = phrases("comments")
	sectionWords     = words("sections")
	givenNames       = words("names")
)

// phrases reads a list whose lines are phrases. A phrase that is marked with
// a star is held in both forms.
func phrases(name string) lexicon {
	l := lexicon{phrases: map[string]bool{}}
	for _, line := range entries(name) {
		k := key(line)
		if strings.HasSuffix(line, "*") {
			l.phrases[k+"*"] = true
		}
		l.phrases[k] = true
		l.longest = max(l.longest, 1+strings.Count(k, " "))
	}
	return l
}

// words reads a list whose words count one by one.
func words(name string) lexicon {
	l := lexicon{phrases: map[string]bool{}, longest: 1}
	for _, line := range entries(name) {
		for _, w := range strings.Fields(key(line)) {
			l.phrases[w] = true
		}
	}
	return l
}

func entries(name string) []string {
	data, err := files.ReadFile("lexicon/" + name + ".txt")
	if err != nil {
		panic(err) // embedded: it is there or the program was not built
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "# ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// key folds a phrase for comparison: words by [fold.String] with one space
// between them, punctuation dropped, each number a #.
func key(s string) string {
	folded := strings.FieldsFunc(fold.String(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#'
	})
	n := 0
	for _, w := range folded {
		if strings.IndexFunc(w, unicode.IsLetter) < 0 {
			w = "#"
		}
		if w != "#" || n == 0 || folded[n-1] != "#" {
			folded[n] = w
			n++
		}
	}
	return strings.Join(folded[:n], " ")
}

func (l lexicon) has(k string) bool { return l.phrases[k] }

// covers tells whether k is made of the lexicon's phrases and nothing else.
// It takes the longest phrase first.
func (l lexicon) covers(k string) bool {
	if k == "" {
		return false
	}
	for w := strings.Split(k, " "); len(w) > 0; {
		n := l.prefix(w)
		if n == 0 {
			return false
		}
		w = w[n:]
	}
	return true
}

// prefix returns how many words the longest phrase at the start of w has.
func (l lexicon) prefix(w []string) int {
	for n := min(l.longest, len(w)); n > 0; n-- {
		if l.phrases[strings.Join(w[:n], " ")] {
			return n
		}
	}
	return 0
}

// opens tells whether one of the lexicon's phrases stands at the start of k.
func (l lexicon) opens(k string) bool { return l.prefix(strings.SplitN(k, " ", l.longest+1)) > 0 }
