package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qari/model"
	"qari/model/entity/tagger"
)

// code returns the parts of a text in which no name is looked for, in order:
// addresses, hash tags, file names, markup and programs, and sentences in
// Latin letters. at is where the text begins in the article, in bytes.
func code(dst []model.Span, text string, at int) []model.Span {
	start, latin := 0, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if foreign(r) {
			latin = latin || unicode.IsLetter(r) || r == '#'
		} else {
			dst = appendCode(dst, text[start:i], at+start, latin)
			start, latin = i+size, false
		}
		i += size
	}
	return appendCode(dst, text[start:], at+start, latin)
}

// foreign tells whether a rune goes on with text in Latin letters: one of
// Unicode's Latin blocks, which have all signs of programs, or a typographic
// quotation mark or dash.
func foreign(r rune) bool {
	return r < 0x250 && r != '«' && r != '»' || 0x2010 <= r && r <= 0x201F
}

// appendCode appends what is code in a run of foreign text.
func appendCode(dst []model.Span, run string, at int, latin bool) []model.Span {
	if !latin {
		return dst
	}
	if program(run) || foreignSentence(run) {
		return append(dst, model.Span{Start: at, End: at + len(run)})
	}
	for i := 0; i < len(run); {
		n := strings.IndexAny(run[i:], " \t\n\u00a0")
		if n < 0 {
			n = len(run) - i
		}
		if address(run[i : i+n]) {
			dst = append(dst, model.Span{Start: at + i, End: at + i + n})
		}
		i += n + 1
	}
	return dst
}

// programSigns never are in prose.
var programSigns = []string{"{", "}", "();", "=>", "==", "</", "/>", "<!--", "&quot", "&nbsp", "&amp", "function("}

func program(run string) bool {
	for _, s := range programSigns {
		if strings.Contains(run, s) {
			return true
		}
	}
	return false
}

// address tells whether a piece of text without spaces is a URL, an e-mail
// address, a user's name, a hash tag, a file's name or a piece of a program.
// «Booking.com» begins with a capital and can be a company.
func address(piece string) bool {
	piece = strings.Trim(piece, `.,;:!?()[]"'“”‘’`)
	switch {
	case strings.Contains(piece, "://"), strings.HasPrefix(piece, "www."), strings.ContainsAny(piece, "@#$=<>_\\"):
		return true
	case piece == "" || piece[0] < 'a' || piece[0] > 'z':
		return false
	}
	return strings.ContainsAny(piece, "./(")
}

// foreignSentence tells whether a run of foreign text is a sentence and no name: of
// its words, four at least, one is a word that names don't have, and most have
// small letters. «Société générale marocaine de banques» is a name.
func foreignSentence(run string) bool {
	const least = 4
	words, small, prose := 0, 0, false
	for w := range strings.FieldsFuncSeq(run, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
		prose = prose || proseWords[strings.ToLower(w)]
	}
	return words >= least && prose && 2*small > words
}

var proseWords = set("to", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "in", "on", "at", "by", "from", "with", "this", "that", "it", "its", "you", "your", "my", "we", "our", "they", "he", "she", "i", "not", "as", "an", "est", "sont", "dans", "pour", "qui", "que", "une", "un", "sur", "par", "avec", "ce", "cette", "nous", "vous", "il", "elle")

// unlabel takes the labels off the words that lie in code, and off what a name
// has behind them. Sentences have to come in order.
func (d *document) unlabel(i int, labels []tagger.Label) {
	cut := false
	for j, t := range d.sentences[i] {
		for len(d.code) > 0 && d.code[0].End <= t.Start {
			d.code = d.code[1:]
		}
		inCode := len(d.code) > 0 && t.Start >= d.code[0].Start
		if cut = inCode || cut && labels[j].Inside(); cut {
			labels[j] = tagger.O
		}
	}
}

// latinName tells whether the name [start, end), if it is in Latin letters, can
// be one of its class. It begins with a capital; a person has two
// words and no article; in quotation marks it is a work, unless it is an
// acronym or what is before says what it is («موقع "The Verge"»).
func (f *Finder) latinName(words []string, class model.Label, start, end int) bool {
	for _, w := range words[start:end] {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) && r >= 0x250 {
			return true
		}
	}
	first := words[start]
	switch r, _ := utf8.DecodeRuneInString(first); {
	case !unicode.IsLetter(r):
		return true
	case unicode.IsLower(r):
		return false
	case class == model.PER && (first == "The" || first == "A" || end-start == 1 && !f.tagger.Knows(first)):
		return false
	}
	if start == 0 || !quote(words[start-1]) || end == len(words) || !quote(words[end]) || strings.ToUpper(first) == first {
		return true
	}
	return start > 1 && nameHeads[stripTo(nameHeads, words[start-2])]
}
