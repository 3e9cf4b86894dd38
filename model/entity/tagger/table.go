package tagger

import (
	"encoding/binary"
	"errors"
	"math"
)

// vector has the weights of one feature: one int8 for each label, in units of
// the table's scale.
type vector [labels]byte

// slotSize is the size of a fingerprint and a vector, in bytes.
const slotSize = 2 + labels

// headerSize is the size of the slot count, the scale and the transitions, in
// bytes.
const headerSize = 4 + 4 + 4*(labels*labels+labels)

// Table is the trained model: a hash table from features to weights. It is used
// directly in the bytes of the weights file, without decoding. A slot contains
// 16 bits of the feature's hash, so about one unknown feature in 30,000 is
// taken for another one.
type Table struct {
	slots      []byte
	n          uint64
	scale      float32
	transition [labels][labels]float32 // from, to
	start      [labels]float32
	exp        [labels][labels]float32 // of transition
	expStart   [labels]float32
}

var errWeights = errors.New("tagger: malformed weights")

// OpenTable opens a weights file. The table keeps data, so the caller must not
// change it.
func OpenTable(data []byte) (*Table, error) {
	if len(data) < headerSize {
		return nil, errWeights
	}
	t := &Table{n: uint64(binary.LittleEndian.Uint32(data)), slots: data[headerSize:]}
	if t.n == 0 || uint64(len(t.slots)) != t.n*slotSize {
		return nil, errWeights
	}
	next := func() float32 {
		f := math.Float32frombits(binary.LittleEndian.Uint32(data[4:]))
		data = data[4:]
		return f
	}
	t.scale = next()
	for i := range t.transition {
		for j := range t.transition[i] {
			t.transition[i][j] = next()
			t.exp[i][j] = float32(math.Exp(float64(t.transition[i][j])))
		}
	}
	for i := range t.start {
		t.start[i] = next()
		t.expStart[i] = float32(math.Exp(float64(t.start[i])))
	}
	return t, nil
}

// get returns a feature's weights, nil if the model does not have the feature.
func (t *Table) get(feature uint64) *vector {
	mark := fingerprint(feature)
	i := (feature >> 32) * t.n >> 32
	for range t.n {
		s := t.slots[i*slotSize : (i+1)*slotSize]
		switch binary.LittleEndian.Uint16(s) {
		case mark:
			return (*vector)(s[2:])
		case 0:
			return nil
		}
		if i++; i == t.n {
			i = 0
		}
	}
	return nil
}

// fingerprint is never 0, because 0 marks an empty slot.
func fingerprint(feature uint64) uint16 { return max(uint16(feature), 1) }
