package entity

import (
	"qari/model"
	"qari/model/entity/tagger"
)

// Clubs have names of cities and virtues. In an article about a match, a club
// of the lexicons is a club where an opponent can stand. Then the same word is
// a club in the whole article, unless a preposition of place stands before it.

// matchWords are typical of an article about sport.
var matchWords = set("مباراة", "المباراة", "مباريات", "الدوري", "دوري", "هدف", "هدفين", "أهداف", "بهدفين", "بهدف", "المدرب", "المهاجم", "الحارس", "ملعب", "استاد", "كأس", "الكأس", "البطولة", "لاعب", "اللاعب", "اللاعبين", "منتخب", "المنتخب", "الشوط", "ركلة", "جزاء", "التعادل", "نظيفة", "بلقب", "الجولة", "المهاجمين", "الحكم")

// minMatchWords is the number of matchWords in an article about sport. A few can
// occur in any article: «هدف» is a goal, but also an aim.
const minMatchWords = 4

// opponents are words that stand before the name of a club.
var opponents = set("على", "أمام", "ضد", "فريق", "نادي", "ملاقاة", "لملاقاة", "لقاء", "مواجهة", "بين", "توج", "فاز", "تعادل", "خسر", "يلتقي", "يواجه", "تغلب", "وتغلب", "وفاز", "هزم", "منافسه", "غريمه", "جاره", "ضيفه", "مضيفه", "نظيره", "لاعب", "مدرب", "مهاجم", "حارس", "نجم", "يستعد", "مع")

// inPlace are words that stand before the name of a place.
var inPlace = set("في", "إلى", "الى", "من", "مدينة", "بمدينة", "قرب", "ولاية", "عاصمة")

// clubs labels the clubs in an article about sport.
func (f *Finder) clubs(d *document, all [][]tagger.Label, phrases [][]tagger.Match) {
	n := 0
	for _, words := range d.words {
		for _, w := range words {
			if matchWords[w] {
				n++
			}
		}
	}
	if n < minMatchWords {
		return
	}
	known := map[string]bool{}
	eachClub(d, all, phrases, func(words []string, labels []tagger.Label, i int, stem string, to bool) {
		if to || i > 0 && opponents[words[i-1]] || is(labels[i], model.ORG) {
			known[stem] = true
		}
	})
	eachClub(d, all, phrases, func(words []string, labels []tagger.Label, i int, stem string, _ bool) {
		if known[stem] && (i == 0 || !inPlace[words[i-1]]) {
			labels[i] = tagger.BeginOrganisation
		}
	})
}

// mayBeClub tells whether a phrase can be a club. A country, which plays under
// its own name, and an everyday word cannot.
func mayBeClub(k tagger.Kind) bool {
	return k&tagger.Club != 0 && k&(tagger.Country|tagger.Word) == 0
}

// eachClub calls each for every word that can be a club and is no part of a
// longer name. to tells that the clitic «ل» stands before it.
func eachClub(d *document, all [][]tagger.Label, phrases [][]tagger.Match, each func(words []string, labels []tagger.Label, i int, stem string, to bool)) {
	for s, words := range d.words {
		labels := all[s]
		for i, w := range words {
			if labels[i] != tagger.O && !alone(labels, i) || is(labels[i], model.PER) {
				continue
			}
			m := phrases[s][i]
			if m.Words != 1 || !mayBeClub(m.Kind) || w[:m.Cut] == "ب" {
				continue
			}
			each(words, labels, i, restore(w, m.Cut), w[:m.Cut] == "ل")
		}
	}
}
