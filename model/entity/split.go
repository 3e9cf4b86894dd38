package entity

import (
	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// split parts the names of people and places that are two with «و» between
// («كيري ولافروف»): at a word that is no name as it stands, and whose rest after
// «و» is known as one or stands alone in the document. «جوكو ويدودو» stays.
// has tells which words the document has.
func (f *Finder) split(words []string, labels []tagger.Label, has func(string) bool) {
	for i, l := range labels {
		if !l.Inside() || !is(l, model.PER) && !is(l, model.LOC) || f.tagger.Knows(words[i]) || patronyms[words[i-1]] {
			continue
		}
		if second := afterWaw(words[i]); second != "" && (f.tagger.Knows(second) || has(second)) {
			labels[i]--
		}
	}
}

// afterWaw is what follows the conjunction «و» at the beginning of a word, ""
// where it has none. A preposition behind it is left:
// «ولبنان» would be «بنان».
func afterWaw(w string) string {
	for s := range word.Stems(w) {
		if s.Conjunction == 'و' { // the first is without a preposition
			return s.Of(w)
		}
	}
	return ""
}

// complete adds to a person's name what it cannot do without: the second word
// of «قمر الدين», and «بن سلمان» where the model begins another person with it.
func complete(words []string, labels []tagger.Label) {
	for i := 1; i < len(words); i++ {
		switch {
		case !is(labels[i-1], model.PER):
		case labels[i] == tagger.O && completes(words[i-1], words[i]), labels[i] == tagger.BeginPerson && nobiliary[words[i]]:
			labels[i] = tagger.InPerson
		}
	}
}

// completes tells whether a word and the next are one name: «قمر الدين», «نصر الله».
func completes(first, next string) bool {
	return next == "الدين" || next == "الله" && ofGod[first]
}

// ofGod are words that are a name together with God's.
var ofGod = set("نصر", "عبد", "عطا", "سعد", "فتح", "فضل", "خير", "ضيف", "جاب", "دخل", "جار", "هبة", "خلف", "رزق", "جاد", "حسب", "عون", "وهب", "ولي", "آية", "أسد", "لطف", "رحمة", "الحمد")
