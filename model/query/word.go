package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"qari/model/word"
)

// Word is a query word that also finds itself with clitics: «الصبر» finds
// «بالصبر», «بوتين» finds «ولبوتين», «سياسة» finds «سياستها». The query is
// expanded; the text is never stemmed, so that no two words of it are ever
// confused. The rules, all on folded letters:
//
//   - Before the word may stand و or ف, then ب, ك or ل, then the article; ل
//     and the article are written لل. Before ي, ت, ن or ا, the prefixes of
//     the imperfect verb, س may stand.
//   - After it, unless it has the article, may stand an object or possessive
//     pronoun, or the alef of the tanwin («حربا»). A final ه, which may be ة,
//     then turns into ت, and a final ى into ا.
//   - ي alone counts as a pronoun after that ت only: elsewhere it nearly
//     always makes a nisba, which is another word («لبنان», «لبناني»).
//   - An article in the query («الحكومة») may be missing in the text if four
//     letters or more follow it; if fewer do, what looks like an article too
//     often belongs to the word, or to its meaning («الوان», «اليوم»).
//   - A word of two letters takes only the article, and what stands before
//     it («دم», «بالدم»); one of one letter takes nothing. Otherwise «لد»
//     would find «ولد» and «بلد».
//
// Words of other scripts, and numbers, find only themselves.
type Word struct {
	folded string
	forms  []form
}

// form is a stem with the clitics that it takes.
type form struct {
	stem          string
	before, after []string
}

var (
	nothing      = []string{""}
	conjunctions = append(nothing, strings.Split(word.Conjunctions, "")...)
	prepositions = append(nothing, strings.Split(word.Prepositions, "")...)

	// plain is what stands before a word without article, definite before
	// the bare stem of one with it.
	plain    = combine(conjunctions, prepositions)
	definite = combine(conjunctions, articles("لل"))
	future   = combine(conjunctions, []string{word.Future})
	// doubled is definite before a stem that begins with ل, where three would
	// stand in a row after ل: the stem's own is left out («للغة»).
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

// articles lists the article as it is written after each preposition: after ل
// as hidden.
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

// NewWord compiles one word of a query, as it was typed. More than one word
// (see [word.Words]) makes a Word that matches nothing.
func NewWord(typed string) Word {
	w := Word{folded: word.Fold(typed)}
	if !isArabic(w.folded) {
		w.forms = []form{{w.folded, nothing, nothing}}
		return w
	}
	w.add(w.folded, typed)
	// An alef typed with its hamza («ألمانيا») begins no article.
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

// exactWord compiles a word that finds only itself.
func exactWord(typed string) Word {
	folded := word.Fold(typed)
	return Word{folded, []form{{folded, nothing, nothing}}}
}

// add adds all that a stem without article may take.
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

func cutLast(s string, any ...rune) (string, bool) {
	r, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size], slices.Contains(any, r)
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

// String is the folded word without any clitic.
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

// MatchPrefix tells whether a folded word of a text may become one that
// matches: the query word is still being typed.
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

// Variants lists every folded word that w matches, each once; the word itself
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

// Prefixes lists the beginnings that the words matched by MatchPrefix have,
// each once.
func (w Word) Prefixes() []string {
	var all []string
	for _, f := range w.forms {
		for _, before := range f.before {
			all = append(all, before+f.stem)
		}
	}
	return unique(all)
}

// Stems lists the strings of which every matching word holds at least one,
// each once: a quick test of a whole text.
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
