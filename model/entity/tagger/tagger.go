package tagger

// Label is what a word is: outside every name, or at the beginning or inside
// of a name of some class.
type Label uint8

// The labels. Works, currencies and the like are told apart from the names
// that qari shows, because they look like them.
const (
	O Label = iota
	BeginPerson
	InPerson
	BeginPlace
	InPlace
	BeginOrganisation
	InOrganisation
	BeginOther
	InOther
	labels = iota
)

var labelNames = [labels]string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"}

// String is the label as CoNLL files have it.
func (l Label) String() string { return labelNames[l] }

// Begins tells whether the label begins a name.
func (l Label) Begins() bool { return l&1 == 1 }

// Inside tells whether the label goes on with a name.
func (l Label) Inside() bool { return l != O && l&1 == 0 }

// Class is the name's class, the same for its beginning and its inside: 0 for
// people, 1 for places, 2 for organisations, 3 for other names, -1 for none.
func (l Label) Class() int { return (int(l)+1)/2 - 1 }

// Tagger labels words. It is never changed after it was made, so that any
// number of goroutines may share it.
type Tagger struct {
	dict *Dict
}

// New returns a tagger that knows the dictionary's names.
func New(dict *Dict) *Tagger { return &Tagger{dict: dict} }

// Dict is the dictionary the tagger was made with.
func (t *Tagger) Dict() *Dict { return t.dict }

// Tag labels the words of the sentences of one document.
func (t *Tagger) Tag(sentences [][]string) [][]Label {
	out := make([][]Label, len(sentences))
	for i, s := range sentences {
		out[i] = t.tag(s)
	}
	return out
}

func (t *Tagger) tag(words []string) []Label {
	out := make([]Label, len(words))
	hashes := make([]uint64, len(words))
	var buf []byte
	for i, w := range words {
		buf = Normal(buf[:0], w)
		hashes[i] = hashBytes(buf)
	}
	for i := 0; i < len(words); {
		m, _ := t.dict.LongestAt(words[i], hashes[i+1:])
		l := O
		switch {
		case m.Kind&Place != 0:
			l = BeginPlace
		case m.Kind&Group != 0:
			l = BeginOrganisation
		case m.Kind&Person != 0:
			l = BeginPerson
		}
		if l == O {
			i++
			continue
		}
		out[i] = l
		for j := 1; j < m.Words; j++ {
			out[i+j] = l + 1
		}
		i += m.Words
	}
	return out
}

// LongestAt finds the longest phrase that begins with word or with what is
// left of it without a clitic; cut is the clitic's length in bytes.
func (d *Dict) LongestAt(word string, rest []uint64) (best Match, cut int) {
	var buf [96]byte
	best = d.longest(hashBytes(Normal(buf[:0], word)), rest)
	stems(word, func(c int, stem string) {
		if m := d.longest(hashBytes(Normal(buf[:0], stem)), rest); m.Words > best.Words {
			best, cut = m, c
		}
	})
	return best, cut
}
