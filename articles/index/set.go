package index

import (
	"iter"
	"math/bits"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// set is a set of document or word numbers, one bit each. Sets that are
// combined have the same length.
type set []uint64

// newSet returns an empty set for numbers below limit.
func newSet(limit int) set { return make(set, (limit+63)/64) }

func (s set) add(n uint32)      { s[n/64] |= 1 << (n % 64) }
func (s set) remove(n uint32)   { s[n/64] &^= 1 << (n % 64) }
func (s set) has(n uint32) bool { return s[n/64]>>(n%64)&1 != 0 }

func (s set) and(o set) {
	for i := range s {
		s[i] &= o[i]
	}
}

func (s set) or(o set) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s set) andNot(o set) {
	for i := range s {
		s[i] &^= o[i]
	}
}

func (s set) len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// members yields the numbers of the set in order.
func (s set) members() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(uint32(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}

// posting is the set of documents that contain a word, in the form that the
// index keeps. Most words of a collection occur in very few documents. A short
// list then takes a tenth of the memory of a bitmap.
type posting struct {
	few  []uint32 // in no order
	many *roaring.Bitmap
}

// maxFew is the longest list. It has 96 bytes, about as many as an empty bitmap,
// and it is short enough to search it from the start.
const maxFew = 24

// add adds a document. It must not be in the posting yet.
func (p *posting) add(n uint32) {
	switch {
	case p.many != nil:
		p.many.Add(n)
	case len(p.few) < maxFew:
		p.few = append(p.few, n)
	default:
		p.many = roaring.BitmapOf(append(p.few, n)...)
		p.few = nil
	}
}

// remove removes a document. It reports whether the posting contained it.
func (p *posting) remove(n uint32) bool {
	if p.many != nil {
		return p.many.CheckedRemove(n)
	}
	i := slices.Index(p.few, n)
	if i >= 0 {
		p.few[i] = p.few[len(p.few)-1]
		p.few = p.few[:len(p.few)-1]
	}
	return i >= 0
}

func (p *posting) len() int {
	if p.many != nil {
		return int(p.many.GetCardinality())
	}
	return len(p.few)
}

// addTo adds the documents of the posting to a set.
func (p *posting) addTo(s set) {
	for _, n := range p.few {
		s.add(n)
	}
	if p.many == nil {
		return
	}
	var buf [256]uint32
	it := p.many.ManyIterator()
	for n := it.NextMany(buf[:]); n > 0; n = it.NextMany(buf[:]) {
		for _, v := range buf[:n] {
			s.add(v)
		}
	}
}
