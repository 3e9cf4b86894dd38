package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"qari/model/word"
)

// Word is a word of a query. It matches itself with and without clitics:
// «الصبر» matches «بالصبر», «بوتين» matches «ولبوتين», «سياسة» matches «سياستها».
// A Word generates these forms. The text is never stemmed, so two words of the
// text are never confused. The rules, all on folded letters:
//
//   - Before the word, و or ف may stand, then ب, ك or ل, then the article; ل
//     and the article are written لل. س may stand before ي, ت, ن or ا, the
//     prefixes of the imperfect verb.
//   - After the word, an object or possessive pronoun may stand, or the alef of
//     the tanwin («حربا»), unless the word has the article. A final ه, which may
//     be ة, then becomes ت, and a final ى becomes ا.
//   - ي is a pronoun only after that ت. Elsewhere it nearly always makes a
//     nisba, which is another word («لبنان», «لبناني»).
//   - The text may lack an article of the query («الحكومة») if at least four
//     letters follow it. With fewer, the letters ال too often belong to the
//     word or to its meaning («الوان», «اليوم»).
//   - A word of two letters takes only the article and the clitics before it
//     («دم», «بالدم»). A word of one letter takes nothing. Otherwise «لد» would
//     match «ولد» and «بلد».
//
// Numbers and words of other scripts match only themselves.
type Word struct {
	folded string
	forms  []form
}

// form is a stem with the clitics that may stand before and after it.
type form struct {
	stem          string
	before, after []string
}

var (
	nothing      = []string{""}
	conjunctions = append(nothing, strings.Split(word.Conjunctions, "")...)
	prepositions = append(nothing, strings.Split(word.Prepositions, "")...)

	// plain stands before a word without the article. definite stands
	// before the bare stem of a word with the article.
	plain    = combine(conjunctions, prepositions)
	definite = combine(conjunctions, articles("لل"))
	future   = combine(conjunctions, []string{word.Future})
	// doubled replaces definite before a stem that begins with ل: after ل,
	// the spelling leaves out the stem's own ل («للغة»).
	doubled = combine(conjunctions, articles("ل"))

	pronouns = []string{"ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "نا", "ني"}
	nominal  = append([]string{"", "ا"}, pronouns...)
	afterTa  = append([]string{"ي"}, pronouns...)
)

func combine(first, second []string) []string {
	var all []string
	for _, a := range first {
		for _, b := range second {
			all = append(all, a+b)
		}
	}
	return all
}

// articles lists the article after each preposition; hidden is its spelling
// after ل.
func articles(hidden string) []string {
	var all []string
	for _, p := range prepositions {
		if p == "ل" {
			all = append(all, hidden)
		} else {
			all = append(all, p+word.Article)
		}
	}
	return all
}

// NewWord compiles one word of a query as the reader typed it. A string of
// several words (see [word.Words]) matches nothing.
func NewWord(typed string) Word {
	w := Word{folded: word.Fold(typed)}
	if !isArabic(w.folded) {
		w.forms = []form{{w.folded, nothing, nothing}}
		return w
	}
	w.add(w.folded, typed)
	// An alef with a typed hamza («ألمانيا») does not begin the article.
	if stem, ok := strings.CutPrefix(w.folded, word.Article); ok && strings.HasPrefix(typed, "ا") {
		switch n := utf8.RuneCountInString(stem); {
		case n >= 4:
			w.add(stem, typed)
		case n >= 2:
			w.addDefinite(stem)
		}
	}
	return w
}

// exactWord compiles a word that matches only itself.
func exactWord(typed string) Word {
	folded := word.Fold(typed)
	return Word{folded, []form{{folded, nothing, nothing}}}
}

// add adds the forms that a stem without the article takes.
func (w *Word) add(stem, typed string) {
	switch utf8.RuneCountInString(stem) {
	case 0, 1:
		w.forms = append(w.forms, form{stem, nothing, nothing})
		return
	case 2:
		w.forms = append(w.forms, form{stem, nothing, nothing})
		w.addDefinite(stem)
		return
	}
	w.forms = append(w.forms, form{stem, plain, nominal})
	w.addDefinite(stem)
	switch r, _ := utf8.DecodeRuneInString(stem); r {
	case 'ي', 'ت', 'ن', 'ا':
		w.forms = append(w.forms, form{stem, future, nominal})
	}
	if root, ok := cutLast(stem, 'ه', 'ة'); ok {
		w.forms = append(w.forms, form{root + "ت", plain, afterTa})
	} else if strings.HasSuffix(typed, "ى") {
		root, _ = cutLast(stem, 'ي')
		w.forms = append(w.forms, form{root + "ا", plain, pronouns})
	}
}

func (w *Word) addDefinite(stem string) {
	before := definite
	if strings.HasPrefix(stem, "ل") {
		before = doubled
	}
	w.forms = append(w.forms, form{stem, before, nothing})
}

func cutLast(s string, letters ...rune) (string, bool) {
	r, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size], slices.Contains(letters, r)
}

func isArabic(folded string) bool {
	if folded == "" {
		return false
	}
	for _, r := range folded {
		if word.ClassOf(r) != word.Arabic {
			return false
		}
	}
	return true
}

// String returns the folded word without clitics.
func (w Word) String() string { return w.folded }

// Match tells whether a folded word of a text is the query word, with or
// without clitics.
func (w Word) Match(folded string) bool {
	for _, f := range w.forms {
		if f.match(folded, false) {
			return true
		}
	}
	return false
}

// MatchPrefix tells whether a folded word begins like a match. It is for a
// query word that is not complete yet.
func (w Word) MatchPrefix(folded string) bool {
	for _, f := range w.forms {
		if f.match(folded, true) {
			return true
		}
	}
	return false
}

func (f form) match(found string, open bool) bool {
	if len(found) < len(f.stem) {
		return false
	}
	for _, before := range f.before {
		rest, ok := strings.CutPrefix(found, before)
		if !ok {
			continue
		}
		if rest, ok = strings.CutPrefix(rest, f.stem); ok && (open || slices.Contains(f.after, rest)) {
			return true
		}
	}
	return false
}

// Variants lists all folded words that w matches, each once. The word itself
// comes first. There are at most a few hundred.
func (w Word) Variants() []string {
	var all []string
	for _, f := range w.forms {
		for _, before := range f.before {
			for _, after := range f.after {
				all = append(all, before+f.stem+after)
			}
		}
	}
	return unique(all)
}

// Prefixes lists the beginnings of the words that MatchPrefix accepts, each
// once.
func (w Word) Prefixes() []string {
	var all []string
	for _, f := range w.forms {
		for _, before := range f.before {
			all = append(all, before+f.stem)
		}
	}
	return unique(all)
}

// Stems lists strings, each once. Every matching word contains at least one of
// them, so they are a quick test for a whole text.
func (w Word) Stems() []string {
	var all []string
	for _, f := range w.forms {
		all = append(all, f.stem)
	}
	return unique(all)
}

func unique(all []string) []string {
	seen := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(s string) bool {
		was := seen[s]
		seen[s] = true
		return was
	})
}
