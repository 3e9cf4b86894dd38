package entity

import (
	"strings"
	"unicode/utf8"

	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// mention is one occurrence of a name in the text.
type mention struct {
	label model.Label
	span  model.Span // without clitics; from the first lam of «للأمم» on
	name  string     // as the text has it, one space between words, «لل» spelt «ال»
	key   string     // of the person; see [Finder.refer]
	rank  string     // the ruler's title right before it, "" where there is none
}

// mentions labels the document and returns the names in it.
func (f *Finder) mentions(d *document) []mention {
	var out []mention
	all, phrases := f.tagger.Tag(d.words)
	for i, labels := range all {
		f.applyKnowledge(d.words[i], labels, phrases[i])
	}
	f.clubs(d, all, phrases)
	for i, labels := range all {
		d.unlabel(i, labels)
		complete(d.words[i], labels)
		f.split(d.words[i], labels, d.has)
	}
	f.repeat(d.words, all)
	for i, labels := range all {
		free := 0 // where the last name ends
		for start, end := range names(labels) {
			if !shown(labels[start]) {
				continue
			}
			label := model.Label(labels[start].Class())
			start, end = trim(d.words[i], start, end)
			if label == model.PER {
				start, end = f.person(d.words[i], start, end)
				start = min(max(start, free), end)
				if start < end && d.words[i][end-1] == "على" && !d.yehDotless() {
					end--
				}
			}
			if start == end || f.spurious(d.words[i], label, start, end) {
				continue
			}
			out = append(out, f.cut(d, label, i, start, end))
			free = end
		}
	}
	return out
}

// names yields the names in a sequence of labels: the index of the first word
// and the index after the last.
func names(labels []tagger.Label) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(labels); {
			if labels[i] == tagger.O {
				i++
				continue
			}
			end := i + 1
			for end < len(labels) && labels[end].Inside() && labels[end].Class() == labels[i].Class() {
				end++
			}
			if !yield(i, end) {
				return
			}
			i = end
		}
	}
}

// trim removes punctuation from both ends of a name.
func trim(words []string, start, end int) (int, int) {
	for start < end && !isWord(words[start]) {
		start++
	}
	for start < end && !isWord(words[end-1]) {
		end--
	}
	return start, end
}

// person takes off the ends of a person's name what is none: titles, function
// words and the word before «دي» that is no given name at the beginning, a verb
// and function words at the end. It puts before «دو فريج» the given name that
// it needs. It returns an empty name where nothing is left.
func (f *Finder) person(words []string, start, end int) (int, int) {
	for start < end && (f.title(words[start]) || functionWords[words[start]]) {
		start++
	}
	for start < end && trailing[words[end-1]] {
		end--
	}
	if end-start > 2 && verbs[words[end-1]] {
		end--
	}
	if start == 0 && end == 1 && verbs[words[0]] {
		return 0, 0
	}
	switch {
	case end-start > 2 && nobiliary[words[start+1]] && f.noName(words[start]):
		start++
	case start > 0 && start < end && nobiliary[words[start]] && f.introduces(words, start-1):
		start--
	}
	return start, end
}

// introduces tells whether word i is the given name of whoever is named behind
// it: it is known as one, or it is no verb and a title is before it.
func (f *Finder) introduces(words []string, i int) bool {
	return f.given(words[i]) || i > 0 && f.title(words[i-1]) && isWord(words[i]) && !verbs[words[i]] && !f.title(words[i])
}

// given tells whether a word, with or without clitic, is a given name and no
// verb.
func (f *Finder) given(w string) bool {
	m, cut := f.dict.LongestAt(w, nil)
	return m.Kind&tagger.Given != 0 && m.Kind&tagger.Word == 0 && !verbs[w[cut:]]
}

// noName tells whether a word is a verb, or is known as no name, with or
// without clitic.
func (f *Finder) noName(w string) bool {
	if verbs[w] {
		return true
	}
	known := f.tagger.Knows(w)
	for s := range word.Stems(w) {
		stem := s.Of(w)
		if verbs[stem] {
			return true
		}
		known = known || f.tagger.Knows(stem)
	}
	return !known
}

// title tells whether a word is a title and no name. Without the article it
// must be one that nobody is called by.
func (f *Finder) title(word string) bool {
	if !strings.HasPrefix(word, "ال") {
		return callings[word]
	}
	return f.dict.Lookup(word).Kind == tagger.Title
}

var (
	callings  = set("محامي", "مدرب", "لاعب", "رئيس", "رئيسة", "وزير", "نائب", "ممثل", "مدير", "زعيم", "سفير", "والي", "عمدة")
	nobiliary = set("بن", "دو", "دي", "فان", "فون", "ولد", "بنت", "دا")
)

// functionWords begin no name of a person. «هو», «لي» and «من» do.
var functionWords = set("على", "أن", "إن", "إلى", "الى", "عن", "حتى", "لكن", "ولكن", "وعلى", "وأن", "وإن", "وإلى", "وعن", "أنه", "أنها", "بأن", "لأن", "كما", "بعد", "قبل", "منذ", "خلال", "بينما", "حين", "عندما", "الذي", "التي", "هذا", "هذه", "ذلك", "تلك")

// trailing are function words that end no name.
var trailing = set("أن", "إن", "إلى", "عن", "لكن", "حتى", "بعد", "قبل", "خلال", "منذ")

// verbs that news puts after a name and that are no names themselves.
var verbs = set("قال", "زار", "أكد", "أعلن", "دعا", "صرح", "أضاف", "أشار", "أوضح", "ذكر", "كشف", "رفض", "طالب", "اعتبر", "شدد", "وصل", "التقى", "بحث", "استقبل", "نفى", "حذر", "رأى", "اتهم", "تعهد", "أعرب", "غادر", "تولى", "ترأس", "وقع", "أدان", "سجل", "أحرز", "فاز", "خسر", "توفي", "ولد", "انتقد", "نشر", "كتب", "يقول", "يرى", "يزور", "يلتقي", "يؤكد", "أشرف", "تابع")

func isWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	c := word.ClassOf(r)
	return c.IsLetter() || c == word.Digit || c == word.Mark
}

// cut returns the mention of the words [start, end) of sentence i.
func (f *Finder) cut(d *document, label model.Label, i, start, end int) mention {
	tokens, words := d.sentences[i][start:end], d.words[i][start:end]
	span := model.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}
	n, stem := f.clitic(words, d)
	if n > 0 && stem != words[0][n:] { // the article is in the second lam of «للأمم»
		n = strings.LastIndex(words[0][:n], "ل")
	}
	span.Start += n
	var name strings.Builder
	name.WriteString(stem)
	for j, w := range words[1:] {
		if tokens[j+1].Start > tokens[j].End {
			name.WriteByte(' ')
		}
		name.WriteString(w)
	}
	m := mention{label: label, span: span, name: name.String()}
	if start > 0 {
		if title := stripTo(ranks, d.words[i][start-1]); ranks[title] {
			m.rank = title
		}
	}
	return m
}

// clitic returns the length in bytes of the clitic before a name, and the
// name's first word without it. It removes a clitic only if the rest is a known
// word, or if the article has the rest as a word: «بيراموف» and «لندن» begin
// with a letter that looks like a clitic. From an unknown word it removes a
// clitic before the article, and «و» before four letters or more.
func (f *Finder) clitic(words []string, d *document) (int, string) {
	first := words[0]
	if m, n := f.dict.LongestAt(first, tagger.Hashes(words[1:])); m.Words == len(words) {
		return n, restore(first, n)
	}
	if n, head := toHead(first); n > 0 && len(words) > 1 {
		return n, head
	}
	if f.tagger.Knows(first) {
		return 0, first
	}
	for s := range word.Stems(first) {
		if stem := s.Of(first); f.tagger.Knows(stem) || d.has(first[s.Cut:]) {
			return s.Cut, stem
		}
	}
	for s := range word.Stems(first) {
		stem := s.Of(first)
		if strings.HasPrefix(stem, word.Article) || s.Conjunction == 'و' && utf8.RuneCountInString(stem) >= 4 {
			return s.Cut, stem
		}
	}
	return 0, first
}

// toHead takes the clitics off a word until one is left that begins names of
// organisations («لجريدة هسبريس»); n is their length, 0 where it is no such word.
func toHead(w string) (n int, head string) {
	if nameHeads[w] {
		return 0, w
	}
	for s := range word.Stems(w) {
		if head = s.Of(w); nameHeads[head] {
			return s.Cut, head
		}
	}
	return 0, w
}

// nameHeads begin names of organisations.
var nameHeads = set("جريدة", "صحيفة", "مجلة", "قناة", "وكالة", "موقع", "إذاعة", "شبكة", "جامعة", "معهد", "أكاديمية", "كلية", "هيئة", "منظمة", "مؤسسة", "جمعية", "شركة", "مجموعة", "نقابة", "حزب", "حركة", "جماعة", "رابطة", "اتحاد", "مركز", "لجنة", "مجلس", "محكمة", "وزارة", "مديرية", "بنك", "مصرف", "صندوق", "منتدى", "مكتب", "نادي", "مكتبة", "متحف", "دار", "غرفة", "بعثة", "كتائب", "منصة")

// restore is a word without its first n bytes, with the article's alef where
// «لل» hides it.
func restore(word string, n int) string {
	stem := word[n:]
	if n > 0 && strings.HasPrefix(stem, "ل") && strings.HasSuffix(word[:n], "ل") {
		return "ا" + stem
	}
	return stem
}
