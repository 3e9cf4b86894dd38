package clean

import (
	"bytes"
	"embed"
	"strings"
	"sync"

	"qari/model/word"
)

// The word lists are plain text, a phrase a line, so that a person who reads
// Arabic and no Go can extend them.
//
//go:embed lexicon/*.txt
var files embed.FS

// lexicon is a set of phrases in folded form, see [key].
type lexicon struct {
	phrases map[string]bool
	starts  map[string]bool // first words of the phrases
	longest int             // words of the longest phrase
}

var (
	furniturePhrases = lazily(phrases, "furniture")
	openings         = lazily(phrases, "openings")
	relatedLabels    = lazily(phrases, "related")
	keywordLabels    = lazily(phrases, "keywords")
	sourceLabels     = lazily(phrases, "source")
	outlets          = lazily(phrases, "outlets")
	pictureCredits   = lazily(phrases, "pictures")
	captionOpenings  = lazily(phrases, "captions")
	bylineLabels     = lazily(phrases, "byline")
	dateLabels       = lazily(phrases, "dates")
	commentLabels    = lazily(phrases, "comments")
	sectionWords     = lazily(words, "sections")
	givenNames       = lazily(words, "names")
)

// lazily reads a list when it is first asked for: reading them all takes about
// as long as cleaning twenty pages, and would come before the first frame.
func lazily(read func(name string) lexicon, name string) func() lexicon {
	return sync.OnceValue(func() lexicon { return read(name) })
}

// phrases reads a list whose lines are phrases. A phrase that is marked with
// a star is held in both forms.
func phrases(name string) lexicon {
	l := lexicon{phrases: map[string]bool{}, starts: map[string]bool{}}
	for _, line := range entries(name) {
		k := key(line)
		if strings.HasSuffix(line, "*") {
			l.phrases[k+"*"] = true
		}
		l.phrases[k] = true
		start, _, _ := strings.Cut(k, " ")
		l.starts[start] = true
		l.longest = max(l.longest, 1+strings.Count(k, " "))
	}
	return l
}

// words reads a list whose words count one by one.
func words(name string) lexicon {
	l := lexicon{phrases: map[string]bool{}, longest: 1}
	l.starts = l.phrases
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
		if line != "" && !strings.HasPrefix(line, "//") {
			lines = append(lines, line)
		}
	}
	return lines
}

// key folds a phrase for comparison: words by [word.Fold] with one space
// between them, punctuation dropped, each number a #. Letters and digits with
// nothing between them are one word.
func key(s string) string {
	const room = 64
	out := make([]byte, 0, len(s)+room)
	folded := word.Fold(s)
	start, letters := 0, false // of the word under way, in out
	end := 0                   // of the token before, in folded
	for t, ok := word.Next(folded, 0); ok; t, ok = word.Next(folded, t.End) {
		part := folded[t.Start:t.End]
		inWord := t.Class.IsLetter() || t.Class == word.Digit || part == "#"
		if start < len(out) && (!inWord || t.Start > end) {
			out = endWord(out, start, letters)
			start, letters = len(out), false
		}
		if inWord {
			out = append(out, part...)
			letters = letters || t.Class.IsLetter()
		}
		end = t.End
	}
	if start < len(out) {
		out = endWord(out, start, letters)
	}
	return string(bytes.TrimSuffix(out, []byte(" ")))
}

// endWord ends the word that begins at start; a word without letters is a
// number, and several numbers in a row are one.
func endWord(out []byte, start int, letters bool) []byte {
	if !letters {
		out = append(out[:start], '#')
		if bytes.HasSuffix(out[:start], []byte("# ")) && (start == 2 || out[start-3] == ' ') {
			return out[:start]
		}
	}
	return append(out, ' ')
}

// leadOf is the first word of a line as [key] has it.
func leadOf(text string) string {
	const longest = 60 // bytes
	text = upTo(strings.TrimLeft(upTo(text, 2*longest), "([{•#-–—*|«\"“: "), longest)
	if space := strings.IndexByte(text, ' '); space > 0 {
		text = text[:space]
	}
	word, _, _ := strings.Cut(key(text), " ")
	return word
}

func (l lexicon) has(k string) bool { return l.phrases[k] }

// covers tells whether k is made of the lexicon's phrases and nothing else.
// It takes the longest phrase first.
func (l lexicon) covers(k string) bool {
	if start, _, _ := strings.Cut(k, " "); !l.starts[start] {
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
	if !l.starts[w[0]] {
		return 0
	}
	for n := min(l.longest, len(w)); n > 0; n-- {
		if l.phrases[strings.Join(w[:n], " ")] {
			return n
		}
	}
	return 0
}

// opens tells whether one of the lexicon's phrases stands at the start of k.
func (l lexicon) opens(k string) bool { return l.prefix(strings.SplitN(k, " ", l.longest+1)) > 0 }
