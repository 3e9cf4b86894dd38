package word

import "unicode/utf8"

// Folded is a folded text that remembers where its parts came from. It takes
// eight bytes for each place where folding changed a length, and nothing for
// the stretches between. Texts of 2 GiB and more are not supported.
type Folded struct {
	String  string // the folded text
	sources []run
	length  int // of the source
}

// NewFolded folds s.
func NewFolded(s string, level Level) Folded {
	m := offsets{}
	folded := appendFolded(make([]byte, 0, len(s)), s, level, &m)
	return Folded{String: string(folded), sources: m.runs, length: len(s)}
}

// Source maps a byte range of the folded text to the range of the source that
// it was made from. Both ends fall on code point boundaries of the source;
// what folding dropped belongs to the code point before it, so that a match
// covers the harakat of its last letter. Offsets beyond the text, or in the
// wrong order, are brought into it.
func (t Folded) Source(start, end int) (int, int) {
	start = min(max(start, 0), len(t.String))
	end = min(max(end, start), len(t.String))
	from := t.source(start, false)
	if start == end {
		return from, from
	}
	return from, t.source(end, true)
}

// source maps one folded offset: to the start of the source code point it was
// made from or, rounding up, to the end of the one that holds the byte before.
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

// run returns the last run that begins at or before a folded offset, -1 where
// none does. It is sort.Search without a call for every step.
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

// next is where the source of run i ends.
func (t Folded) next(i int) int {
	if i+1 < len(t.sources) {
		return t.sources[i+1].start()
	}
	return t.length
}

// run is a stretch of folded text that begins at the folded and source
// offsets given and lasts until the next run. Within it code points keep
// their lengths, unless the run is whole: then it stands for a single source
// code point that became something of another size.
type run struct{ folded, source uint32 }

const wholeBit = 1 << 31

func (r run) whole() bool { return r.source&wholeBit != 0 }
func (r run) start() int  { return int(r.source &^ wholeBit) }

// offsets collects the runs while a text is folded.
type offsets struct{ runs []run }

// note records that the code point of size bytes at offset at of the source
// became dst[from:].
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

// add appends a run, which replaces one that turned out to be empty.
func (m *offsets) add(r run) {
	if n := len(m.runs); n > 0 && m.runs[n-1].folded == r.folded {
		m.runs[n-1] = r
		return
	}
	m.runs = append(m.runs, r)
}
