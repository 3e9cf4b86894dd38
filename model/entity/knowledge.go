package entity

import (
	"strings"

	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// is tells whether a word is labelled as part of a name of a class.
func is(l tagger.Label, class model.Label) bool { return l.Class() == int(class) }

// shown tells whether a word belongs to a name that qari shows. The model has
// labels for works and currencies only because they look like names.
func shown(l tagger.Label) bool { return l != tagger.O && l.Class() <= int(model.ORG) }

// applyKnowledge corrects the labels of a sentence where lexicons and rules are
// more reliable than the model. A lexicon phrase with one meaning becomes one
// name, and so does the name of a body of a state.
func (f *Finder) applyKnowledge(words []string, labels []tagger.Label, phrases []tagger.Match) {
	for i, m := range phrases {
		if m.Words > 0 {
			phrase(words, labels, i, m)
		}
	}
	splitJoined(words, labels, phrases)
	placesAfterHeads(words, labels, phrases)
	f.peopleAfterTitles(words, labels, phrases)
	institutes(words, labels)
	for i := range words {
		if n := f.body(words, i); n > 0 {
			mark(labels, i, i+n, model.ORG)
		}
	}
}

// phrase labels a lexicon phrase that begins at word i, if its meaning is
// certain.
func phrase(words []string, labels []tagger.Label, i int, m tagger.Match) {
	class := m.Kind.Class()
	end := i + m.Words
	switch {
	case m.Words == 1 && m.Kind&tagger.Media != 0 && i > 0 && reports[words[i-1]] && fits(labels, i, end):
		mark(labels, i, end, model.ORG)
	case class < 0 || !fits(labels, i, end):
	case m.Words > 1, m.Kind == tagger.Media && labels[i] != tagger.O, labels[i] == tagger.BeginOther:
		mark(labels, i, end, model.Label(class))
	case m.Kind == tagger.Country && labels[i] == tagger.O && certain(words[i][m.Cut:]):
		mark(labels, i, end, model.Label(class))
	}
}

// reports are words that stand before the name of a newspaper or agency.
var reports = set("أوردت", "نقلت", "ونقلت", "ذكرت", "وذكرت", "أفادت", "وأفادت", "بثت", "نشرت", "ونشرت", "وكالة", "صحيفة", "لصحيفة", "وصحيفة", "قناة", "لقناة", "وقناة", "جريدة", "مجلة", "موقع", "إذاعة")

// certain tells whether the name of a country is no other word. Most names with
// fewer than six letters are another word, or look like one with a clitic
// («مالي», «قطر», «كينيا»). «المغرب» is also a time of day.
func certain(name string) bool {
	const letters = 6
	return len(name) >= letters*len("م") && name != "المغرب"
}

// institutes joins a word like «جامعة» with the name right after it, or after the
// title of a person («جامعة الملك خالد»).
func institutes(words []string, labels []tagger.Label) {
	for start, end := range names(labels) {
		head := start - 1
		if head > 0 && labels[head] == tagger.O && is(labels[start], model.PER) && ranks[words[head]] {
			head--
		}
		if head >= 0 && labels[head] == tagger.O && shown(labels[start]) && instituteHeads[words[head]] {
			mark(labels, head, end, model.ORG)
		}
	}
}

var instituteHeads = set("جامعة", "وجامعة", "بجامعة", "معهد", "ومعهد", "أكاديمية")

// splitJoined splits a name that consists of two lexicon names with «و» between
// them.
func splitJoined(words []string, labels []tagger.Label, phrases []tagger.Match) {
	for start, end := range names(labels) {
		next := start + phrases[start].Words
		if next == start || next >= end || !strings.HasPrefix(words[next], "و") {
			continue
		}
		m := phrases[next]
		if m.Cut > 0 && next+m.Words == end && m.Kind.Class() == labels[start].Class() {
			labels[next]--
		}
	}
}

// placeHeads are words that a place follows.
var placeHeads = set("مدينة", "بلدة", "بلدية", "قرية", "ولاية", "محافظة", "معتمدية", "مخيم", "قضاء", "ناحية", "إقليم", "ريف", "ضاحية", "حي", "جزيرة", "جهة", "دائرة", "إمارة", "عمالة", "مطار", "ميناء", "معبر", "حاجز", "منطقة")

// placesAfterHeads labels lexicon places that follow such a word, and removes
// the word itself from a name: «ريف إدلب» is no organisation.
func placesAfterHeads(words []string, labels []tagger.Label, phrases []tagger.Match) {
	for i := 1; i < len(words); i++ {
		m := phrases[i]
		if m.Cut > 0 || m.Kind&tagger.Place == 0 || m.Kind&tagger.Word != 0 || !placeHeads[placeHead(words[i-1])] {
			continue
		}
		switch {
		case labels[i] == tagger.O:
		case labels[i-1].Begins() && labels[i].Inside() && is(labels[i], model.ORG):
			labels[i-1] = tagger.O
		default:
			continue
		}
		mark(labels, i, i+m.Words, model.LOC)
	}
}

// peopleAfterTitles labels a person after a title where the model finds none. A
// given name of the lexicons must follow the title, or the adjective of a
// country after it. At least one more word must be a possible family name.
func (f *Finder) peopleAfterTitles(words []string, labels []tagger.Label, phrases []tagger.Match) {
	for i, m := range phrases {
		if m.Kind&tagger.Title == 0 || m.Words == 0 {
			continue
		}
		start := i + m.Words
		if start < len(words) && f.nisba.country(words[start]) != "" {
			start++
		}
		if start >= len(words) || labels[start] != tagger.O || !givenName(phrases[start]) {
			continue
		}
		end, last := start+1, min(start+longestName, len(words))
		for end < last && labels[end] == tagger.O && f.familyName(words[end], phrases[end]) {
			end++
		}
		if end > start+1 {
			mark(labels, start, end, model.PER)
		}
	}
}

// longestName is the maximum length of a name after a title, in words: the
// given name, those of father and grandfather, and the family name. Longer
// sequences usually contain the next phrase.
const longestName = 4

// givenName tells whether a phrase is a given name and nothing else.
func givenName(m tagger.Match) bool {
	return m.Kind&tagger.Given != 0 && m.Kind&(tagger.Title|tagger.Word) == 0
}

// familyName tells whether a word can continue a person's name. It is a known
// name, or has the shape of «الزرنوقي» and is no adjective of a country.
func (f *Finder) familyName(word string, m tagger.Match) bool {
	if m.Kind&(tagger.Title|tagger.Word) != 0 || f.nisba.country(word) != "" {
		return false
	}
	return m.Kind&(tagger.Given|tagger.Family) != 0 || strings.HasPrefix(word, "ال") && strings.HasSuffix(word, "ي")
}

// placeHead returns a word without the clitics before a word of placeHeads.
func placeHead(w string) string { return stripTo(placeHeads, w) }

// stripTo removes proclitics from a word until set contains it. It returns the
// whole word if set contains none of the stems.
func stripTo(set map[string]bool, w string) string {
	if set[w] {
		return w
	}
	for s := range word.Stems(w) {
		if stem := s.Of(w); set[stem] {
			return stem
		}
	}
	return w
}

// alone tells whether word i is a name by itself.
func alone(labels []tagger.Label, i int) bool {
	return labels[i].Begins() && (i+1 == len(labels) || !labels[i+1].Inside())
}

// fits tells whether the words [start, end) do not begin or end inside a longer
// name. A phrase inside a longer name must stay part of it.
func fits(labels []tagger.Label, start, end int) bool {
	before := labels[start].Inside()
	after := end < len(labels) && labels[end].Inside()
	return !before && !after
}

// mark labels the words [start, end) as one name.
func mark(labels []tagger.Label, start, end int, class model.Label) {
	if end < len(labels) && labels[end].Inside() {
		labels[end]-- // the rest of the old name becomes a name of its own
	}
	begin := tagger.Label(2*class + 1)
	labels[start] = begin
	for i := start + 1; i < end; i++ {
		labels[i] = begin + 1
	}
}

// The names of a state's bodies begin with these words. The adjective of a
// country follows: «الجيش الأذربيجاني». A ministry has its subject before the
// adjective.
var (
	bodies        = set("الجيش", "البرلمان", "الخارجية", "الداخلية", "الرئاسة", "المخابرات", "الاستخبارات", "الدفاع")
	twoWordBodies = map[string]string{
		"القوات": "المسلحة", "مجلس": "النواب الشيوخ الوزراء الأمة الشورى الدوما", "البنك": "المركزي", "الحرس": "الجمهوري الوطني",
		"هيئة": "الأركان", "المحكمة": "العليا الدستورية",
	}
	bodyHeads = func() map[string]bool { // the first words of all such names
		m := set("وزارة")
		for w := range bodies {
			m[w] = true
		}
		for w := range twoWordBodies {
			m[w] = true
		}
		return m
	}()
	officials = []string{"وزير", "وزراء", "نظير", "نائب", "وكيل", "وزارة", "وزارت"}
)

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

// body returns the number of words, from word i on, that name a body of a
// state, or 0: «وزارة الدفاع الأرمينية», «الخارجية الروسية», «الجيش
// الأذربيجاني».
func (f *Finder) body(words []string, i int) int {
	stem := stripTo(bodyHeads, words[i])
	if stem == "وزارة" {
		return f.ministry(words, i)
	}
	var n int
	switch second := twoWordBodies[stem]; {
	case bodies[stem] && (i == 0 || !official(words[i-1])):
		n = 1
	case second != "" && i+1 < len(words) && contains(second, words[i+1]):
		n = 2
	default:
		return 0
	}
	if i+n < len(words) && f.nisba.country(words[i+n]) != "" && strings.HasPrefix(words[i+n], "ال") {
		return n + 1
	}
	return 0
}

// ministry returns the number of words of a ministry's name that begins at word
// i, or 0.
func (f *Finder) ministry(words []string, i int) int {
	const most = 7 // words: more are rather the next phrase
	n := 1
	for i+n < len(words) && n < most {
		w := words[i+n]
		if !strings.HasPrefix(w, "ال") && !(n > 1 && strings.HasPrefix(w, "وال")) {
			break
		}
		n++
		if f.nisba.country(w) != "" {
			return n
		}
		// After the first word of the subject only «و» or an adjective continues it.
		if n >= 3 && !strings.HasPrefix(w, "وال") && !adjective(w) {
			n--
			break
		}
	}
	if n == 1 {
		return 0
	}
	return n
}

// adjective tells whether a word can be an adjective in the name of a ministry.
func adjective(w string) bool { return strings.HasSuffix(w, "ة") || strings.HasSuffix(w, "ي") }

func official(word string) bool {
	for _, o := range officials {
		if strings.Contains(word, o) {
			return true
		}
	}
	return false
}

func contains(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

// works stand before the title of a work or programme. A title is no
// organisation even if it sounds like one: برنامج "العربي اليوم".
var works = set("برنامج", "برنامجه", "فيلم", "مسلسل", "رواية", "كتاب", "كتابه", "روايته", "قصيدة", "مسرحية", "أغنية", "ألبوم", "فيلمه", "ديوان", "عملية", "حملة", "معركة")

// spurious tells whether the name [start, end) is none: a month, a virus, a
// saying with God's name, or part of the quoted title of a work.
func (f *Finder) spurious(words []string, class model.Label, start, end int) bool {
	if end-start == 1 && class == model.LOC && f.nisba.country(words[start]) != "" && !f.tagger.Knows(words[start]) {
		return true // «أذربيجانية» is an adjective
	}
	if end-start == 1 && notNameAt(words, start) || gods(words[start:end]) || !f.latinName(words, class, start, end) {
		return true
	}
	const near = 4 // words: the opening quotation mark is at most so far before the name
	for i := start - 1; i > 0 && i >= start-near; i-- {
		if quote(words[i]) {
			return works[words[i-1]]
		}
	}
	return false
}

func quote(w string) bool {
	switch w {
	case "\"", "«", "»", "“", "”", "'", "‘", "’", "„":
		return true
	}
	return false
}
