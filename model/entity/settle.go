package entity

import (
	"strings"

	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// is tells whether a word is labelled as part of a name of a class.
func is(l tagger.Label, class model.Label) bool { return l.Class() == int(class) }

// shown tells whether a word is labelled as part of a name that qari shows:
// works and currencies are told apart only because they look like one.
func shown(l tagger.Label) bool { return l != tagger.O && l.Class() <= int(model.ORG) }

// settle changes the labels of a sentence where knowledge is surer than the
// model: a phrase of a lexicon that names one kind of thing is one name, and
// what a state's bodies are called is the name of an organisation.
func (f *Finder) settle(words []string, labels []tagger.Label, phrases []tagger.Match) {
	for i, m := range phrases {
		if m.Words > 0 {
			phrase(words, labels, i, m)
		}
	}
	joined(words, labels, phrases)
	placed(words, labels, phrases)
	f.announced(words, labels, phrases)
	institutes(words, labels)
	for i := range words {
		if n := f.body(words, i); n > 0 {
			mark(labels, i, i+n, model.ORG)
		}
	}
}

// phrase labels a phrase of the lexicons that begins at word i, where what it
// names is beyond doubt.
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

// reports stand before the name of a newspaper or agency.
var reports = set("أوردت", "نقلت", "ونقلت", "ذكرت", "وذكرت", "أفادت", "وأفادت", "بثت", "نشرت", "ونشرت", "وكالة", "صحيفة", "لصحيفة", "وصحيفة", "قناة", "لقناة", "وقناة", "جريدة", "مجلة", "موقع", "إذاعة")

// certain tells whether a country's name is no other word. Those of fewer than
// six letters mostly are one, or look like one with its clitic («مالي», «قطر»,
// «كينيا»), and «المغرب» is an hour.
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

// joined parts a name that is two names of the lexicons with «و» between.
func joined(words []string, labels []tagger.Label, phrases []tagger.Match) {
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

// placeHeads are words that say that a place follows.
var placeHeads = set("مدينة", "بلدة", "بلدية", "قرية", "ولاية", "محافظة", "معتمدية", "مخيم", "قضاء", "ناحية", "إقليم", "ريف", "ضاحية", "حي", "جزيرة", "جهة", "دائرة", "إمارة", "عمالة", "مطار", "ميناء", "معبر", "حاجز", "منطقة")

// placed labels the places of the lexicons that follow such a word, and takes
// the word itself out of a name: «ريف إدلب» is no organisation.
func placed(words []string, labels []tagger.Label, phrases []tagger.Match) {
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

// announced labels the person whom a title announces where the model sees
// none: a given name of the lexicons right after the title, or after the
// adjective of a country, and at least one word more that can be a family
// name.
func (f *Finder) announced(words []string, labels []tagger.Label, phrases []tagger.Match) {
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

// longestName is the most words that a person's name takes behind a title: a
// given name, those of father and grandfather, and the family's. What follows
// is more often the next phrase.
const longestName = 4

// givenName tells whether a phrase is a given name and no word or title.
func givenName(m tagger.Match) bool {
	return m.Kind&tagger.Given != 0 && m.Kind&(tagger.Title|tagger.Word) == 0
}

// familyName tells whether a word can go on with a person's name: it is known
// as one, or is shaped like «الزرنوقي» and no adjective of a country.
func (f *Finder) familyName(word string, m tagger.Match) bool {
	if m.Kind&(tagger.Title|tagger.Word) != 0 || f.nisba.country(word) != "" {
		return false
	}
	return m.Kind&(tagger.Given|tagger.Family) != 0 || strings.HasPrefix(word, "ال") && strings.HasSuffix(word, "ي")
}

// placeHead is a word without the clitics before a word of placeHeads.
func placeHead(w string) string { return stripTo(placeHeads, w) }

// stripTo takes proclitics off a word until the set has it; it returns the
// word as it was where the set has none of what is left.
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

// alone tells whether word i is a name of one word.
func alone(labels []tagger.Label, i int) bool {
	return labels[i].Begins() && (i+1 == len(labels) || !labels[i+1].Inside())
}

// fits tells whether no name crosses the borders of the words [start, end) but
// those that the words cut short: a phrase inside a longer name is left alone.
func fits(labels []tagger.Label, start, end int) bool {
	before := labels[start].Inside()
	after := end < len(labels) && labels[end].Inside()
	return !before && !after
}

// mark labels the words [start, end) as one name.
func mark(labels []tagger.Label, start, end int, class model.Label) {
	if end < len(labels) && labels[end].Inside() {
		labels[end]-- // what is cut off begins a name of its own
	}
	begin := tagger.Label(2*class + 1)
	labels[start] = begin
	for i := start + 1; i < end; i++ {
		labels[i] = begin + 1
	}
}

// Words that begin the name of a state's body, with how it goes on: bodies
// take the adjective of a country after them, ministries their field too.
var (
	bodies        = set("الجيش", "البرلمان", "الخارجية", "الداخلية", "الرئاسة", "المخابرات", "الاستخبارات", "الدفاع")
	twoWordBodies = map[string]string{
		"القوات": "المسلحة", "مجلس": "النواب الشيوخ الوزراء الأمة الشورى الدوما", "البنك": "المركزي", "الحرس": "الجمهوري الوطني",
		"هيئة": "الأركان", "المحكمة": "العليا الدستورية",
	}
	bodyHeads = func() map[string]bool { // all words that a body's name begins with
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

// body returns how many words from i on name a body of a state, 0 if they do
// not: «وزارة الدفاع الأرمينية», «الخارجية الروسية», «الجيش الأذربيجاني».
func (f *Finder) body(words []string, i int) int {
	stem := stripTo(bodyHeads, words[i])
	if stem == "وزارة" {
		return f.ministry(words, i)
	}
	n := 0
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

// ministry returns how many words the name of a ministry has that begins at i.
func (f *Finder) ministry(words []string, i int) int {
	n := 1
	for i+n < len(words) && n < 7 {
		w := words[i+n]
		if !strings.HasPrefix(w, "ال") && !(n > 1 && strings.HasPrefix(w, "وال")) {
			break
		}
		n++
		if f.nisba.country(w) != "" {
			return n
		}
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

// adjective tells whether a word can be one that agrees with a ministry.
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

// works announce the title of a work or programme, which is no organisation
// even where it sounds like one: برنامج "العربي اليوم".
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
	for i := start - 1; i > 0 && i >= start-4; i-- {
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
