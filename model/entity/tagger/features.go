package tagger

import (
	"unicode/utf8"

	"qari/model/word"
)

// Each feature is a number: the hash of a template and a value. The model maps
// these numbers to one weight for each label. Templates for one word depend on
// the word's type only, so they are computed once per type and document.
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
	tNameList // not a feature: information from the lists of names about a word
	tNameGram // not a feature: information about a piece of a word
)

// key returns the feature of a template and a value. Its odd multipliers only
// mix bits; the weights depend on them.
func key(template, value uint64) uint64 {
	h := (value ^ template*0xA24BAED4963EE407) * 0x9FB21C651E98DF25
	return h ^ h>>32
}

// at returns the feature for another offset from the labelled word.
func at(feature uint64, offset int) uint64 {
	h := (feature + uint64(offset+8)*0xD6E8FEB86659FD93) * 0xFF51AFD7ED558CCD
	return h ^ h>>33
}

// traits are the properties of a type of word.
type traits struct {
	hash   uint64 // of its normal spelling
	stem   uint64 // of its stem; equal to hash if it has none
	common bool   // too short or too common for agree
	coarse uint64 // its class in templates for several words
	cut    uint8  // length in bytes of the clitic before the dictionary's phrase
	skip   bool   // no dictionary phrase begins here

	features  []uint64 // of this word alone, the most useful first
	far, near int      // how many of them count at a distance of two words and of one
}

// maxGramRunes limits the part of a word that is examined. No name is longer.
const maxGramRunes = 24

// extractor computes the features of words. Only one goroutine may use it.
type extractor struct {
	dict  *Dict
	names *Table // similarity of words to names
	buf   []byte
	runes []int // offsets of the runes of buf, and its length
	out   []uint64
}

// word computes the traits w of a word s.
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
	x.addLists(tList<<8, list)
	if stem != 0 {
		x.addLists(tList<<8|1, stemList)
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

// clip shortens a word that is longer than any name.
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

// index computes the rune offsets of the normal spelling.
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

// affix adds the size runes that end at rune end of the n runes of the word. It
// adds nothing if the word has no more runes than size.
func (x *extractor) affix(template uint64, end, size, n int) {
	if size >= n {
		return
	}
	x.add(template<<8|uint64(size), hashBytes(x.buf[x.runes[end-size]:x.runes[end]]))
}

// kinds looks up the word in the dictionary, with and without clitics. It
// returns the hash of the stem: the longest stem in the dictionary, or the word
// without conjunction or article.
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

// addLists adds the information of the lists of names about a word.
func (x *extractor) addLists(template uint64, v *vector) {
	if v == nil {
		return
	}
	for class, level := range v {
		if level != 0 {
			x.add(template, uint64(class)<<8|uint64(level))
		}
	}
}

// likeness adds how similar the pieces of the word are to those of names.
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

// grams calls each for the pieces of a word: all sequences of two to four
// letters, with the word's ends marked.
func (x *extractor) grams(n int, each func(uint64)) {
	for size := 2; size <= 4; size++ {
		for i := 0; i+size <= n; i++ {
			h := hashBytes(x.buf[x.runes[i]:x.runes[i+size]])
			if i == 0 { // any two constants mark the ends
				h ^= 0x5bd1e995
			}
			if i+size == n {
				h ^= 0x27d4eb2d0000
			}
			each(h)
		}
	}
}

// bin rounds a sum of log odds to steps of a half, from -3 to 3.
func bin(sum int32) int32 {
	const half = NameScale / 2
	return min(max(sum/half, -6), 6)
}

// NameScale is the number that stands for log odds of 1 in the likeness table.
const NameScale = 32

// shape tells the length of the word and whether it begins with a digit,
// another ASCII character or the article.
func (x *extractor) shape(n int) uint64 {
	h := uint64(min(n, 12)) // names of 12 letters and more are alike
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

// article tells whether the word begins with ال and at least two more letters.
func (x *extractor) article() bool { return len(x.buf) > 6 && string(x.buf[:4]) == "ال" }

// nisba tells whether the word ends like an adjective of origin.
func (x *extractor) nisba() bool {
	s := string(x.buf)
	return len(s) > 8 && (s[len(s)-2:] == "ي" || s[len(s)-4:] == "يه" || s[len(s)-4:] == "ين" && s[len(s)-6:len(s)-4] == "ي")
}

// coarse puts the word into one of a few hundred classes.
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

// functionWords never belong to a name, but predict the words beside them.
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
