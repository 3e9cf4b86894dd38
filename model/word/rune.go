package word

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// entry says what a code point of one or two UTF-8 bytes becomes: another such
// code point, or drop or slow.
type entry uint16

const (
	drop entry = 0 // the code point is dropped
	slow entry = 1 // ask appendRune

	// The levels differ only in code points of these blocks: Arabic, Syriac
	// (which no level changes) and Arabic Supplement. A test compares all
	// levels.
	arabicStart, arabicEnd = 0x600, 0x780
)

type table [twoBytes]entry

// searchTable is built on first use. That takes about 0.2 ms.
var searchTable = sync.OnceValue(func() *table {
	t := new(table)
	t.fill(utf8.RuneSelf, twoBytes, Search)
	return t
})

// tables has the tables of all levels. Each is built on first use from the
// table of Search, in a fifth of the time.
var tables = func() (t [levels]func() *table) {
	for l := range t {
		t[l] = sync.OnceValue(func() *table {
			t := *searchTable()
			t.fill(arabicStart, arabicEnd, Level(l))
			return &t
		})
	}
	t[Search] = searchTable
	return t
}()

func tableOf(level Level) *table { return tables[level%levels]() }

// fill sets the entries of the code points from start up to, but not including,
// end.
func (t *table) fill(start, end rune, level Level) {
	for r := start; r < end; r++ {
		out := appendRune(nil, r, level)
		to, size := utf8.DecodeRune(out)
		switch {
		case len(out) == 0:
			t[r] = drop
		case size == len(out) && to > rune(slow) && to < twoBytes:
			t[r] = entry(to)
		default:
			t[r] = slow
		}
	}
}

// lower maps ASCII to lower case.
var lower = func() (t [utf8.RuneSelf]byte) {
	for i := range t {
		t[i] = byte(unicode.ToLower(rune(i)))
	}
	return t
}()

// appendRune folds one code point. It must not call itself: escape analysis
// would then move every destination buffer to the heap.
func appendRune(dst []byte, r rune, level Level) []byte {
	if level&Hamza == 0 && (r == 'ؤ' || r == 'ئ') {
		return utf8.AppendRune(dst, r) // decomposition would take its hamza away
	}
	var buf [utf8.UTFMax]byte
	decomposed := norm.NFKD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition()
	if decomposed == nil || letter(r, level) != r {
		return appendPart(dst, r, level)
	}
	// A spacing mark (U+FE70, ´) decomposes into a space and a mark. The
	// space would cut the word in two, so it goes.
	if !unicode.IsSpace(r) && decomposed[0] == ' ' {
		decomposed = decomposed[1:]
	}
	for len(decomposed) > 0 {
		part, size := utf8.DecodeRune(decomposed)
		dst = appendPart(dst, part, level)
		decomposed = decomposed[size:]
	}
	return dst
}

// appendPart folds a code point whose decomposition does not matter.
func appendPart(dst []byte, r rune, level Level) []byte {
	for {
		if r < utf8.RuneSelf {
			return append(dst, lower[r])
		}
		if ignorable(r) {
			return dst
		}
		to := letter(r, level)
		if to == r {
			if r == 'ß' { // the one common letter whose full case folding is longer
				return append(dst, "ss"...)
			}
			// To upper case first: then the letters of one case
			// orbit (σ ς, ſ s) become equal.
			to = unicode.ToLower(unicode.ToUpper(r))
		}
		if to == r {
			return utf8.AppendRune(dst, r)
		}
		r = to
	}
}

// ignorable tells whether a search can ignore a code point. Canonical combining
// classes (UAX#44) identify the marks: 1 are overlays, 10–36 the points of
// Hebrew, Arabic and Syriac, 200 and above diacritics over or under a letter.
// The vowel signs of Indic and other scripts have other classes and stay.
func ignorable(r rune) bool {
	ccc := norm.NFC.PropertiesString(string(r)).CCC()
	switch {
	case ccc == 1, 10 <= ccc && ccc <= 36, ccc >= 200:
		return true
	case r == tatweel, r == 0x034F: // U+034F is the combining grapheme joiner
		return true
	case 0xFE00 <= r && r <= 0xFE0F, 0xE0100 <= r && r <= 0xE01EF: // variation selectors
		return true
	case 0x06D6 <= r && r <= 0x06DC: // Quranic signs, some of class 0
		return true
	}
	c := ClassOf(r)
	return c == Joiner || c == Format && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// letter folds Arabic letters that Unicode keeps distinct, and digits.
func letter(r rune, level Level) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ؤ':
		if level&Hamza != 0 {
			return 'و'
		}
	case 'ئ':
		if level&Hamza != 0 {
			return 'ي'
		}
	case 'ة':
		if level&TehMarbuta != 0 {
			return 'ه'
		}
	}
	if v := DigitValue(r); v >= 0 {
		return '0' + rune(v)
	}
	if level&Persian != 0 {
		return persian(r)
	}
	return r
}

// persian folds the letters of other languages and dialects that use the Arabic
// alphabet to the nearest Arabic letter.
func persian(r rune) rune {
	switch r {
	case 'پ':
		return 'ب'
	case 'چ':
		return 'ج'
	case 'ژ':
		return 'ز'
	case 'ڤ', 'ڥ', 'ڢ':
		return 'ف'
	case 'ڨ', 'ڧ':
		return 'ق'
	case 'ک', 'گ', 'ڭ', 'ڪ', 'ڬ':
		return 'ك'
	case 'ی', 'ې', 'ۍ', 'ے', 'ۓ':
		return 'ي'
	case 'ہ', 'ۂ', 'ھ', 'ە', 'ۀ':
		return 'ه'
	case 'ۃ':
		return 'ة'
	}
	return r
}
