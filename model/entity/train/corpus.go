package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qari/model/entity/conll"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// sentence is a labelled sentence, in words of the tagger.
type sentence struct {
	words  []string
	labels []tagger.Label
}

// fine maps the classes of WikiFANE to those of ANERcorp. Other classes are no
// names in ANERcorp.
var fine = map[string]string{}

func init() {
	for class, list := range map[string]string{
		"PER":  "PERS Politician Artist Scientist Religious_PER Athlete Businessperson Engineer Lawyer Police Other_PER",
		"LOC":  "Population-Center Nation Water-Body State-or-Province Continent Land-Region-Natural GPE-Cluster County-or-District Airport Path Building-Grounds",
		"ORG":  "Government Non-Governmental Commercial Educational Media Sports Religious_ORG Medical-Science Entertainment",
		"MISC": "Book Movie Software Hardware Food Drug Air Sound Water Land Projectile Celestial Plant Subarea-Facility",
	} {
		fine[class] = class
		for _, f := range strings.Fields(list) {
			fine[f] = class
		}
	}
}

var labelOf = func() map[string]tagger.Label {
	m := map[string]tagger.Label{}
	for l := tagger.Label(0); l < tagger.Labels; l++ {
		m[l.String()] = l
	}
	return m
}()

// coarse returns the label for a tag of either corpus.
func coarse(tag string) tagger.Label {
	if len(tag) < 3 {
		return tagger.O
	}
	return labelOf[tag[:2]+fine[tag[2:]]]
}

// convert splits the tokens of a corpus into words of the tagger.
func convert(tokens []conll.Token) (s sentence) {
	var cuts []tagger.Token
	for _, t := range tokens {
		cuts = tagger.Tokens(cuts[:0], word.Cut(t.Word).Tokens)
		l := coarse(t.Tag)
		for i, c := range cuts {
			w := t.Word[c.Start:c.End]
			s.words = append(s.words, w)
			s.labels = append(s.labels, part(l, cuts, i, t.Word))
			if r, _ := utf8.DecodeRuneInString(w); l.Begins() && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				l++
			}
		}
	}
	return s
}

// part returns the label of word i of a token with label l. Punctuation at the
// ends of a name does not belong to it.
func part(l tagger.Label, cuts []tagger.Token, i int, token string) tagger.Label {
	visible := func(c tagger.Token) bool {
		r, _ := utf8.DecodeRuneInString(token[c.Start:])
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	before, after := false, false
	for j, c := range cuts {
		before = before || j <= i && visible(c)
		after = after || j >= i && visible(c)
	}
	if len(cuts) > 1 && !(before && after) {
		return tagger.O
	}
	return l
}

// rejoin joins clitics that WikiFANE separates from their words, because
// newspapers write them together.
func rejoin(tokens []conll.Token) []conll.Token {
	out := make([]conll.Token, 0, len(tokens))
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		for proclitic[t.Word] && i+1 < len(tokens) && arabic(tokens[i+1].Word) {
			i++
			t = conll.Token{Word: join(t.Word, tokens[i].Word), Tag: tokens[i].Tag}
		}
		if n := len(out) - 1; n >= 0 && enclitic[t.Word] && arabic(out[n].Word) {
			out[n].Word = attach(out[n].Word, t.Word)
			continue
		}
		out = append(out, t)
	}
	return out
}

var (
	proclitic = map[string]bool{"و": true, "ف": true, "ب": true, "ل": true, "ك": true, "وب": true, "ول": true, "وك": true, "فب": true, "فل": true}
	enclitic  = map[string]bool{"ه": true, "ها": true, "هم": true, "هما": true, "نا": true}
)

func arabic(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r)
}

func join(clitic, word string) string {
	if rest, ok := strings.CutPrefix(word, "ال"); ok && strings.HasSuffix(clitic, "ل") {
		return clitic + "ل" + rest
	}
	return clitic + word
}

func attach(word, pronoun string) string {
	if rest, ok := strings.CutSuffix(word, "ة"); ok {
		return rest + "ت" + pronoun
	}
	return word + pronoun
}
