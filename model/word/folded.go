package word

import "unicode/utf8"

// Folded is a folded text that can map its positions back to the source. It
// uses eight bytes for each place where folding changed a length. It does not
// support texts of 2 GiB and more.
type Folded struct {
	String  string // the folded text
	sources []run
	length  int // of the source
}

func NewFolded(s string, level Level) Folded {
	m := offsets{}
	folded := appendFolded(make([]byte, 0, len(s)), s, level, &m)
	return Folded{String: string(folded), sources: m.runs, length: len(s)}
}

// Source maps a byte range of the folded text to the range of the source that
// it comes from. Both ends are at code point boundaries of the source. Dropped
// code points belong to the one before them, so a match covers the harakat of
// its last letter. Source moves offsets that are out of range or in the wrong
// order into the text.
func (t Folded) Source(start, end int) (int, int) {
	start = min(max(start, 0), len(t.String))
	end = min(max(end, start), len(t.String))
	from := t.source(start, false)
	if start == end {
		return from, from
	}
	return from, t.source(end, true)
}

// source maps one folded offset to the start of its source code point. If up is
// set, it returns the end of the source code point that contains the byte
// before.
func (t Folded) source(at int, up bool) int {
	if at == len(t.String) {
		return t.length
	}
	for up && !utf8.RuneStart(t.String[at]) {
		if at++; at == len(t.String) {
			return t.length
		}
	}
	for !utf8.RuneStart(t.String[at]) {
		at--
	}
	i := t.run(at)
	if i < 0 {
		return at
	}
	r := t.sources[i]
	switch {
	case !r.whole():
		return r.start() + at - int(r.folded)
	case up && at > int(r.folded):
		return t.next(i)
	}
	return r.start()
}

// run returns the last run that begins at or before a folded offset, -1 if
// there is none. It is sort.Search without a function call for each step.
func (t Folded) run(at int) int {
	low, high := 0, len(t.sources)
	for low < high {
		if middle := int(uint(low+high) / 2); int(t.sources[middle].folded) > at {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low - 1
}

// next returns the offset where the source of run i ends.
func (t Folded) next(i int) int {
	if i+1 < len(t.sources) {
		return t.sources[i+1].start()
	}
	return t.length
}

// run is a stretch of folded text. It begins at a folded and a source offset
// and lasts until the next run. Its code points keep their lengths, unless the
// run is whole: then it is one source code point that changed its length.
type run struct{ folded, source uint32 }

const wholeBit = 1 << 31

func (r run) whole() bool { return r.source&wholeBit != 0 }
func (r run) start() int  { return int(r.source &^ wholeBit) }

type offsets struct{ runs []run }

// note records that the source code point of size bytes at offset at became
// dst[from:].
func (m *offsets) note(dst []byte, from, at, size int) {
	out := dst[from:]
	if _, n := utf8.DecodeRune(out); n == size && n == len(out) {
		return
	}
	if len(out) > 0 {
		m.add(run{uint32(from), uint32(at) | wholeBit})
	}
	m.add(run{uint32(len(dst)), uint32(at + size)})
}

// add appends a run. A run at the same folded offset is empty, so add replaces
// it.
func (m *offsets) add(r run) {
	if n := len(m.runs); n > 0 && m.runs[n-1].folded == r.folded {
		m.runs[n-1] = r
		return
	}
	m.runs = append(m.runs, r)
}
