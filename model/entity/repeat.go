package entity

import (
	"strings"
	"unicode/utf8"

	"qari/model"
	"qari/model/entity/tagger"
)

// kindOf is the lexicon kind that represents each class of names.
var kindOf = [...]tagger.Kind{model.PER: tagger.Person, model.LOC: tagger.City, model.ORG: tagger.Organisation}

// repeat searches the document for more occurrences of the names found in it:
// names of several words, and surnames that are no everyday words. It labels
// only words outside of names. Time is linear, because one look-up takes at
// most as many steps as a phrase may have words.
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

// remember adds a name to the dictionary, and the surname of a person.
func (f *Finder) remember(found *tagger.Dict, kind tagger.Kind, words []string) {
	first := words[0]
	if m, n := f.dict.LongestAt(first, tagger.Hashes(words[1:])); m.Words > 0 {
		first = restore(first, n)
	}
	found.Add(kind, first+" "+strings.Join(words[1:], " "))
	if last := words[len(words)-1]; kind == tagger.Person && f.distinct(last) {
		found.Add(kind, last)
	}
}

// distinct tells whether a surname is probably no other word. It must have
// five letters or more, because short words are often something else. It must be
// no adjective of a country, given name, title or place of the lexicons.
func (f *Finder) distinct(surname string) bool {
	return utf8.RuneCountInString(surname) >= 5 && isWord(surname) && f.nisba.country(surname) == "" &&
		f.dict.Lookup(surname).Kind&^(tagger.Family|tagger.Person) == 0
}

func outside(labels []tagger.Label) bool {
	for _, l := range labels {
		if l != tagger.O {
			return false
		}
	}
	return true
}
