package entity

import (
	"strings"
	"unicode/utf8"

	"qari/model"
	"qari/model/entity/tagger"
)

// kindOf is the lexicon kind that represents each class of names.
var kindOf = [...]tagger.Kind{model.PER: tagger.Person, model.LOC: tagger.City, model.ORG: tagger.Organisation}

// repeat looks the names that were found up in the rest of the document: those
// of several words, and the surnames of people that are no words themselves or
// begin with a word like «أبو».
// Only words that are in no name are labelled. Time is linear: a look-up costs
// at most as many steps as a phrase may have words.
func (f *Finder) repeat(sentences [][]string, all [][]tagger.Label) {
	found := tagger.NewDict(64)
	n := 0
	for i, labels := range all {
		for start, end := range names(labels) {
			if shown(labels[start]) && end-start > 1 {
				f.remember(found, kindOf[labels[start].Class()], sentences[i][start:end])
				n++
			}
		}
	}
	if n == 0 {
		return
	}
	for i, words := range sentences {
		labels := all[i]
		hashes := tagger.Hashes(words)
		for j := range words {
			if labels[j] != tagger.O || !isWord(words[j]) {
				continue
			}
			m, _ := found.LongestAt(words[j], hashes[j+1:])
			if class := m.Kind.Class(); class >= 0 && outside(labels[j:j+m.Words]) {
				mark(labels, j, j+m.Words, model.Label(class))
			}
		}
	}
}

// remember enters a name, and the surnames if it is a person's.
func (f *Finder) remember(found *tagger.Dict, kind tagger.Kind, words []string) {
	first := words[0]
	if m, n := f.dict.LongestAt(first, tagger.Hashes(words[1:])); m.Words > 0 {
		first = restore(first, n)
	}
	found.Add(kind, first+" "+strings.Join(words[1:], " "))
	if kind != tagger.Person {
		return
	}
	switch last, before := words[len(words)-1], words[len(words)-2]; {
	case patronyms[before]:
		found.Add(kind, before+" "+last)
	case f.distinct(last):
		found.Add(kind, last)
	}
}

// distinct tells whether a surname is hardly a word of its own: it is long, no
// adjective of a country, no ordinal («عبد الله الثاني»), and no given name, title
// or place of the lexicons.
func (f *Finder) distinct(surname string) bool {
	return !ordinals[surname] && utf8.RuneCountInString(surname) >= 5 && isWord(surname) && f.nisba.country(surname) == "" &&
		f.dict.Lookup(surname).Kind&^(tagger.Family|tagger.Person) == 0
}

var ordinals = set("الأول", "الاول", "الأولى", "الثاني", "الثانية", "الثالث", "الثالثة", "الرابع", "الرابعة", "الخامس", "الخامسة", "السادس", "السادسة", "السابع", "السابعة", "الثامن", "الثامنة", "التاسع", "التاسعة", "العاشر", "العاشرة", "الحادي", "عشر", "الأخير", "الكبير", "الصغير", "الأكبر", "الأصغر")

func outside(labels []tagger.Label) bool {
	for _, l := range labels {
		if l != tagger.O {
			return false
		}
	}
	return true
}
