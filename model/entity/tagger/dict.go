package tagger

import (
	"iter"
	"strings"
	"unicode/utf8"

	"qari/model/word"
)

// Kind is a set of meanings that a word or phrase can have.
type Kind uint16

// The kinds. Given and Family are parts of people's names. A Title stands
// before a person. A Word is an everyday word that can also be a name.
const (
	Person Kind = 1 << iota
	Given
	Family
	Country
	City
	Region
	Organisation
	Media
	Club
	Company
	Party
	Title
	Word
	prefix // a longer phrase begins with this one
)

// Place and Group are the kinds of the classes LOC and ORG.
const (
	Place = Country | City | Region
	Group = Organisation | Media | Club | Company | Party
)

// maxPhrase is the maximum length of a phrase, in words. It bounds the time of
// a look-up.
const maxPhrase = 8

// Dict is a set of phrases with a look-up word by word. Once several goroutines
// use it, nothing may be added.
type Dict struct {
	phrases map[uint64]phrase
	names   []string
	scratch []byte
}

type phrase struct {
	kind Kind
	name int32 // index into names
}

// NewDict returns an empty dictionary with room for n phrases.
func NewDict(n int) *Dict { return &Dict{phrases: make(map[uint64]phrase, n)} }

// unnamed marks a phrase without a name to show.
const unnamed = -1

// Words yields the words of a phrase. Only the ASCII space separates words,
// which makes it several times as fast as strings.FieldsSeq.
func Words(phrase string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for phrase != "" {
			w := phrase
			if i := strings.IndexByte(phrase, ' '); i >= 0 {
				w, phrase = phrase[:i], phrase[i+1:]
			} else {
				phrase = ""
			}
			if w != "" && !yield(w) {
				return
			}
		}
	}
}

// Add adds the spellings of one name. The first is the one to show. It ignores
// spellings of more than 8 words.
func (d *Dict) Add(kind Kind, spellings ...string) {
	d.names = append(d.names, spellings[0])
	id := int32(len(d.names) - 1)
	for _, s := range spellings {
		d.add(kind, s, id)
		if joined := joinCompound(s); joined != s {
			d.add(kind, joined, id)
		}
		for _, v := range transliterations(s) {
			if d.Lookup(v).Words == 0 {
				d.add(kind, v, id)
			}
		}
		if kind == Person {
			d.parts(s)
		}
	}
}

// parts adds the words of a person's full name, of two to four words, as given
// and family names. It leaves out words of one or two letters, such as «دي».
func (d *Dict) parts(name string) {
	if n := strings.Count(name, " "); n < 1 || n > 3 {
		return
	}
	kind := Given
	for w := range Words(name) {
		if utf8.RuneCountInString(w) >= 3 && !particles[w] {
			d.add(kind, w, unnamed)
		}
		kind = Family
	}
}

// particles are parts of names that are no names by themselves.
var particles = map[string]bool{
	"عبد": true, "ابن": true, "أبو": true, "ابو": true, "أبي": true, "بنت": true, "ولد": true, "الملك": true,
	"الأمير": true, "البابا": true, "الشيخ": true, "السيد": true, "الملكة": true, "الأميرة": true, "آية": true,
	"الله": true, "دبليو": true, "النبي": true, "الملا": true, "الدين": true, "الثاني": true, "السادس": true,
	"الخامس": true, "الأول": true, "الثالث": true, "عشر": true, "دير": true, "دان": true, "فون": true, "فان": true,
}

// transliterations returns other spellings of a name with غ or ج, the two
// letters for the sound g. A name must have five letters (ten bytes) at least:
// a shorter one could become another word.
func transliterations(s string) []string {
	if len(s) < 10 || !strings.Contains(s, "غ") && !strings.Contains(s, "ج") {
		return nil
	}
	var out []string
	for _, pair := range [...][2]string{{"غ", "ج"}, {"ج", "غ"}} {
		if strings.Contains(s, pair[0]) {
			out = append(out, strings.ReplaceAll(s, pair[0], pair[1]))
		}
	}
	return out
}

func (d *Dict) add(kind Kind, spelling string, id int32) {
	var h uint64
	n := 0
	for w := range Words(spelling) {
		if n > 0 {
			d.mark(h, prefix, unnamed)
		}
		if n++; n > maxPhrase {
			return
		}
		d.scratch = word.AppendName(d.scratch[:0], w)
		h = chain(h, hashBytes(d.scratch))
	}
	d.mark(h, kind, id)
}

// mark adds a kind to a phrase. The first name of a phrase stays.
func (d *Dict) mark(h uint64, kind Kind, id int32) {
	p, ok := d.phrases[h]
	if !ok {
		p.name = unnamed
	}
	p.kind |= kind
	if p.name < 0 {
		p.name = id
	}
	d.phrases[h] = p
}

// joinCompound changes «عبد الله» to «عبدالله», which is just as common.
func joinCompound(s string) string { return strings.ReplaceAll(s, "عبد ال", "عبدال") }

// Match is a phrase found in a sequence of words.
type Match struct {
	Words int // number of words; 0 if nothing was found
	Cut   int // length in bytes of the clitic before the first word
	Kind  Kind
	name  int32
}

// Lookup returns the meanings of a whole phrase. Words is 0 if the dictionary
// does not have the phrase.
func (d *Dict) Lookup(spelling string) Match {
	var h uint64
	n := 0
	var buf [64]byte
	for w := range Words(spelling) {
		h = chain(h, hashBytes(word.AppendName(buf[:0], w)))
		n++
	}
	p, ok := d.phrases[h]
	if !ok || p.kind&^prefix == 0 {
		return Match{}
	}
	return Match{Words: n, Kind: p.kind &^ prefix, name: p.name}
}

// longestOf does the same as longest, with the hashes of words.
func (d *Dict) longestOf(first uint64, rest []*traits) (best Match) {
	h := chain(0, first)
	for n := 1; ; n++ {
		p, ok := d.phrases[h]
		if !ok {
			return best
		}
		if k := p.kind &^ prefix; k != 0 {
			best = Match{Words: n, Kind: k, name: p.name}
		}
		if p.kind&prefix == 0 || n > len(rest) {
			return best
		}
		h = chain(h, rest[n-1].hash)
	}
}

// longest returns the longest phrase that begins with the hash first and
// continues with the hashes rest. Words is 0 if there is none.
func (d *Dict) longest(first uint64, rest []uint64) (best Match) {
	h := chain(0, first)
	for n := 1; ; n++ {
		p, ok := d.phrases[h]
		if !ok {
			return best
		}
		if k := p.kind &^ prefix; k != 0 {
			best = Match{Words: n, Kind: k, name: p.name}
		}
		if p.kind&prefix == 0 || n > len(rest) {
			return best
		}
		h = chain(h, rest[n-1])
	}
}

// chain combines the hash of a phrase with the hash of its next word. The
// multiplier is 2⁶⁴ divided by the golden ratio (Fibonacci hashing).
func chain(h, next uint64) uint64 {
	h = (h ^ next) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// hashBytes is FNV-1a with one more mixing step, which spreads short words.
func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// Hashes returns the hashes of the words in normal spelling.
func Hashes(words []string) []uint64 {
	out := make([]uint64, len(words))
	var buf []byte
	for i, w := range words {
		buf = word.AppendName(buf[:0], w)
		out[i] = hashBytes(buf)
	}
	return out
}

// Class returns the class of names that a kind belongs to: 0 for people, 1 for
// places, 2 for organisations, -1 for several or none.
func (k Kind) Class() int {
	switch {
	case k&(Person|Place|Group) == 0, k&Word != 0:
		return -1
	case k&(Place|Group) == 0:
		return 0
	case k&(Person|Group) == 0:
		return 1
	case k&(Person|Place) == 0:
		return 2
	}
	return -1
}
