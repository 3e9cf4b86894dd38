package tagger

import (
	"unicode/utf8"

	"qari/model/word"
)

// Every feature is a number, the hash of a template and its value; the model
// is a table from these numbers to a weight for each label. Templates that
// look at one word are taken from the word's own type, whatever stands around
// it, so that they are worked out once per type and document.
const (
	tWord uint64 = iota + 1
	tStem
	tPrefix
	tSuffix
	tGram
	tShape
	tKind
	tStemKind
	tList
	tLikeness
	tCoarse
	tPhrase
	tBigram
	tCoarseBigram
	tCoarseTrigram
	tTwoBefore
	tWordCoarse
	tNameList // not a feature: what the lists of names say about a word
	tNameGram // not a feature: what a piece of a word says
)

// key makes a feature out of a template and its value.
func key(template, value uint64) uint64 {
	h := (value ^ template*0xA24BAED4963EE407) * 0x9FB21C651E98DF25
	return h ^ h>>32
}

// at moves a feature of one word to another offset from the word labelled.
func at(feature uint64, offset int) uint64 {
	h := (feature + uint64(offset+8)*0xD6E8FEB86659FD93) * 0xFF51AFD7ED558CCD
	return h ^ h>>33
}

// word is what is known about a type of word.
type traits struct {
	hash   uint64 // of its normal spelling
	stem   uint64 // of its stem, hash if it has none
	common bool   // too short or too common for its occurrences to agree
	coarse uint64 // its class for templates over several words
	cut    uint8  // length in bytes of the clitic before the dictionary's phrase
	skip   bool   // no phrase of the dictionary begins here

	features  []uint64 // of this word alone, the most telling first
	far, near int      // how many of them count two words away and next to it
}

// maxGramRunes bounds what is looked at in one word: no name is longer.
const maxGramRunes = 24

// extractor works out the features of words. It is for one goroutine.
type extractor struct {
	dict  *Dict
	names *Table // the likeness of words to names
	buf   []byte
	runes []int // where the runes of buf begin, and its end
	out   []uint64
}

// word fills in w for the type of word s.
func (x *extractor) word(s string, w *traits) {
	x.buf = word.AppendName(x.buf[:0], clip(s))
	x.index()
	n := len(x.runes) - 1
	w.hash = hashBytes(x.buf)
	x.out = x.out[:0]
	kind, stemKind, stem := x.kinds(s, w)
	list := x.names.get(key(tNameList, w.hash))
	stemList := list
	if stem != 0 {
		stemList = x.names.get(key(tNameList, stem))
	}
	w.coarse = x.coarse(kind|stemKind, n)
	w.stem, w.common = w.hash, n < 3 || functionWords[w.hash]
	if stem != 0 {
		w.stem = stem
	}

	x.add(tWord, w.hash)
	x.add(tCoarse, w.coarse)
	x.add(tKind, uint64(kind))
	x.bits(tKind<<8, uint64(kind))
	x.bits(tStemKind<<8, uint64(stemKind))
	w.far = len(x.out)

	if stem != 0 {
		x.add(tStem, stem)
	} else {
		x.add(tStem, w.hash)
	}
	x.listed(tList<<8, list)
	if stem != 0 {
		x.listed(tList<<8|1, stemList)
	}
	x.likeness()
	x.affix(tSuffix, n, 2, n)
	x.affix(tSuffix, n, 3, n)
	x.affix(tPrefix, 2, 2, n)
	x.affix(tPrefix, 3, 3, n)
	x.add(tShape, x.shape(n))
	w.near = len(x.out)

	x.affix(tPrefix, 1, 1, n)
	x.affix(tPrefix, 4, 4, n)
	x.affix(tSuffix, n, 1, n)
	x.affix(tSuffix, n, 4, n)
	for i := 0; i+3 <= n; i++ {
		x.add(tGram, hashBytes(x.buf[x.runes[i]:x.runes[i+3]]))
	}
	w.features = append(w.features[:0], x.out...)
}

// clip cuts a word that no name is as long as.
func clip(s string) string {
	const most = 4 * maxGramRunes
	if len(s) <= most {
		return s
	}
	n := most
	for n > most-utf8.UTFMax && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func (x *extractor) add(template, value uint64) { x.out = append(x.out, key(template, value)) }

// bits adds one feature for each bit of a set.
func (x *extractor) bits(template, set uint64) {
	for b := uint64(0); set != 0; b, set = b+1, set>>1 {
		if set&1 != 0 {
			x.add(template, b)
		}
	}
}

// index finds the runes of the normal spelling.
func (x *extractor) index() {
	x.runes = x.runes[:0]
	for i := range string(x.buf) {
		if len(x.runes) == maxGramRunes {
			x.buf = x.buf[:i]
			break
		}
		x.runes = append(x.runes, i)
	}
	x.runes = append(x.runes, len(x.buf))
}

// affix adds the size runes that end at rune end of the n runes of the word,
// or the whole word, marked as such, if it is as short.
func (x *extractor) affix(template uint64, end, size, n int) {
	if size >= n {
		return
	}
	x.add(template<<8|uint64(size), hashBytes(x.buf[x.runes[end-size]:x.runes[end]]))
}

// kinds looks the word up in the dictionary as it is and without clitics, and
// returns the hash of the stem: the longest one that the dictionary knows, or
// what is left after a conjunction or the article.
func (x *extractor) kinds(s string, w *traits) (kind, stemKind Kind, stem uint64) {
	w.cut, w.skip = 0, true
	if p, ok := x.dict.phrases[chain(0, w.hash)]; ok {
		kind, w.skip = p.kind&^prefix, false
	}
	var buf [4 * maxGramRunes]byte
	clipped := clip(s)
	for left := range word.Stems(clipped) {
		h := hashBytes(word.AppendName(buf[:0], left.Of(clipped)))
		p, ok := x.dict.phrases[chain(0, h)]
		if ok && stemKind == 0 {
			stemKind, stem, w.skip = p.kind&^prefix, h, false
			if kind == 0 {
				w.cut = uint8(left.Cut)
			}
		}
		if stem == 0 && left.Conjunction != 0 {
			stem = h
		}
	}
	return kind, stemKind, stem
}

// listed adds what the lists of names say about a word.
func (x *extractor) listed(template uint64, v *vector) {
	if v == nil {
		return
	}
	for class, level := range v {
		if level != 0 {
			x.add(template, uint64(class)<<8|uint64(level))
		}
	}
}

// likeness adds how much the pieces of the word look like those of names.
func (x *extractor) likeness() {
	var sum [labels]int32
	n := len(x.runes) - 1
	x.grams(n, func(h uint64) {
		if v := x.names.get(key(tNameGram, h)); v != nil {
			for class, s := range v {
				sum[class] += int32(int8(s))
			}
		}
	})
	for class := range 2 {
		x.add(tLikeness<<8|uint64(class), uint64(int64(bin(sum[class]))))
	}
}

// grams calls each for the pieces of a word that tell a name: those of two to
// four letters, with its ends marked.
func (x *extractor) grams(n int, each func(uint64)) {
	for size := 2; size <= 4; size++ {
		for i := 0; i+size <= n; i++ {
			h := hashBytes(x.buf[x.runes[i]:x.runes[i+size]])
			if i == 0 {
				h ^= 0x5bd1e995
			}
			if i+size == n {
				h ^= 0x27d4eb2d0000
			}
			each(h)
		}
	}
}

// bin puts a sum of log odds in steps of a half, from -3 to 3.
func bin(sum int32) int32 {
	const half = NameScale / 2
	return min(max(sum/half, -6), 6)
}

// NameScale is what a log odd of 1 is in the table of likeness.
const NameScale = 32

// shape says what the word is made of.
func (x *extractor) shape(n int) uint64 {
	h := uint64(min(n, 12))
	if n == 0 {
		return h
	}
	switch b := x.buf[0]; {
	case b == '0':
		h |= 1 << 8
	case b < 0x80:
		h |= 2 << 8
	case x.article():
		h |= 3 << 8
	}
	return h
}

// article tells whether the word begins with ال.
func (x *extractor) article() bool { return len(x.buf) > 6 && string(x.buf[:4]) == "ال" }

// nisba tells whether the word ends like an adjective of origin.
func (x *extractor) nisba() bool {
	s := string(x.buf)
	return len(s) > 8 && (s[len(s)-2:] == "ي" || s[len(s)-4:] == "يه" || s[len(s)-4:] == "ين" && s[len(s)-6:len(s)-4] == "ي")
}

// coarse sorts words into a few hundred classes.
func (x *extractor) coarse(kind Kind, n int) uint64 {
	h := hashBytes(x.buf)
	if n <= 1 || functionWords[h] {
		return h
	}
	if x.buf[0] < 0x80 {
		return uint64(min(x.buf[0], 'a'))
	}
	c := uint64(kind) << 8
	if x.article() {
		c |= 1
	}
	if x.nisba() {
		c |= 2
	}
	return c
}

// functionWords are words that never are part of a name but say what stands
// beside them.
var functionWords = func() map[uint64]bool {
	words := []string{
		"في", "من", "على", "إلى", "الى", "الي", "عن", "مع", "بين", "ان", "أن", "إن", "قال", "وقال", "أكد", "واكد", "أعلن", "واعلن",
		"بن", "ابن", "أبو", "ابو", "بنت", "آل", "عبد", "دي", "دو", "فان", "فون", "لا", "ما", "التي", "الذي", "هو", "هي", "كما", "بعد",
		"قبل", "خلال", "ضد", "عند", "او", "أو", "ثم", "حتى", "حول", "كان", "قد", "لم", "لن", "وفي", "ومن", "أمام", "امام", "وأضاف", "واضاف",
		"مدينة", "بلدة", "قرية", "محافظة", "ولاية", "إقليم", "منطقة", "شركة", "صحيفة", "وكالة", "قناة", "حزب", "حركة", "جامعة", "نادي", "فريق",
		"وزارة", "مجلس", "منظمة", "شمال", "جنوب", "شرق", "غرب", "جزيرة", "نهر", "مطار", "شارع", "مجموعة", "مؤسسة", "بنك", "معهد", "جريدة", "مجلة",
	}
	m := make(map[uint64]bool, len(words))
	for _, w := range words {
		m[hashBytes(word.AppendName(nil, w))] = true
	}
	return m
}()
