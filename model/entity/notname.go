package entity

import (
	"qari/model/word"
)

// notNameAt tells whether word i, which the model takes for a whole name, is a
// month or a virus. A month that is something else as well («نيسان» makes cars,
// «تشرين» is a newspaper) is one beside a number, a word like «شهر» or, in
// brackets or behind a stroke, another month.
func notNameAt(words []string, i int) bool {
	var buf [64]byte
	name := word.AppendName(buf[:0], words[i])
	switch {
	case months[string(name)] == onlyMonth, viruses[string(name)]:
		return true
	case months[string(name)] == 0:
		return false
	}
	return i > 0 && beforeMonth(words[i-1]) || i+1 < len(words) && afterMonth(words[i+1]) || inBracketsOfMonth(words, i)
}

// inBracketsOfMonth tells whether the word before the bracket before word i is a
// month: «أبريل (نيسان)».
func inBracketsOfMonth(words []string, i int) bool {
	if i < 2 || words[i-1] != "(" {
		return false
	}
	return months[string(word.AppendName(nil, words[i-2]))] != 0
}

// The kinds of months' names.
const (
	alsoName  = iota + 1 // a name of something else too, or a part of one
	onlyMonth            // nothing else, unless in a longer name («6 أكتوبر»)
)

// months has the names of months in normal spelling, Gregorian and Hijri, as
// the newspapers of the Levant, Egypt, the Gulf and the Maghreb have them.
var months = func() map[string]int {
	m := map[string]int{}
	for w := range set("كانون", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "تشرين", "محرم", "صفر", "رجب", "شعبان", "رمضان", "شوال", "مارس", "مايو", "ماي", "جوان", "اوت", "مارت") {
		m[w] = alsoName
	}
	for w := range set("يناير", "فبراير", "ابريل", "افريل", "يونيو", "يونيه", "يوليو", "يوليه", "يوليوز", "اغسطس", "غشت", "سبتمبر", "شتنبر", "اكتوبر", "نوفمبر", "نونبر", "ديسمبر", "دجنبر", "جانفي", "فيفري", "جويليه") {
		m[w] = onlyMonth
	}
	return m
}()

// viruses and the illnesses of which they are the cause.
var viruses = set("كورونا", "كوفيد", "ايبولا", "اوميكرون", "زيكا", "سارس", "الكورونا", "انفلونزا")

func beforeMonth(w string) bool { return w == "/" || w == "شهر" || w == "من" || digits(w) }

func afterMonth(w string) bool { return w == "/" || w == "(" || digits(w) }

func digits(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// gods tells whether words are a saying with the name of God («ولله الحمد»).
func gods(words []string) bool {
	switch words[0] {
	case "لله", "ولله", "فلله", "بالله", "والله", "تالله":
		return true
	}
	return false
}
