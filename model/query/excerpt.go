package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qari/model"
)

// Excerpt is a piece of a text with the hits that lie in it.
type Excerpt struct {
	Span     model.Span
	Hits     []model.Span // offsets into the text, as those of Span
	CutStart bool         // the sentence begins before the excerpt
	CutEnd   bool         // it ends after the excerpt
}

// Excerpts cuts pieces around the hits out of a text. The hits are in order and
// do not overlap. A piece is the sentence, or limit code points of it, cut
// between words. It contains all hits that fit; a hit longer than limit is cut.
// There are at most count pieces.
func Excerpts(text string, hits []model.Span, limit, count int) []Excerpt {
	var all []Excerpt
	for len(hits) > 0 && len(all) < count {
		floor := 0
		if n := len(all); n > 0 {
			floor = all[n-1].Span.End
		}
		e := around(text, hits[0], floor, max(limit, 1))
		for len(hits) > 0 && (len(e.Hits) == 0 || hits[0].End <= e.Span.End) {
			h := hits[0]
			h.End = min(h.End, e.Span.End)
			e.Hits, hits = append(e.Hits, h), hits[1:]
		}
		all = append(all, e)
	}
	return all
}

// around returns the excerpt for one hit. It begins at floor or later.
func around(text string, hit model.Span, floor, limit int) Excerpt {
	end, room := forward(text, hit.Start, hit.End, limit)
	hit.End = end
	before, cutStart := backSentence(text, hit.Start, floor, room)
	after, cutEnd := onSentence(text, hit.End, room)
	// Each side gets half of the room, and the part that the other side
	// leaves.
	left := utf8.RuneCountInString(text[before:hit.Start])
	right := utf8.RuneCountInString(text[hit.End:after])
	left = min(left, max(room/2, room-right))
	right = min(right, room-left)

	start := back(text, hit.Start, left)
	stop, _ := forward(text, hit.End, len(text), right)
	if start > before || cutStart {
		start, cutStart = wordAfter(text, start, hit.Start), true
	}
	if stop < after || cutEnd {
		stop, cutEnd = wordBefore(text, hit.End, stop), true
	}
	return Excerpt{Span: trim(text, start, stop, hit), CutStart: cutStart, CutEnd: cutEnd}
}

// forward moves at by at most n code points, but not beyond end. It also
// returns how many of the n are left.
func forward(text string, at, end, n int) (int, int) {
	for at < end && n > 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		n--
	}
	return at, n
}

func back(text string, at, n int) int {
	for at > 0 && n > 0 {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		n--
	}
	return at
}

// backSentence returns the start of the sentence before at. It looks at n code
// points at most; cut tells that the sentence begins earlier.
func backSentence(text string, at, floor, n int) (start int, cut bool) {
	space := false
	for ; n > 0 && at > floor; n-- {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if r == '\n' || space && endsSentence(r) {
			return at, false
		}
		space = unicode.IsSpace(r)
		at -= size
	}
	return at, at > 0 && text[at-1] != '\n'
}

// onSentence is backSentence in the other direction: it returns the sentence's
// end.
func onSentence(text string, at, n int) (end int, cut bool) {
	ended := false
	for ; n > 0 && at < len(text); n-- {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == '\n' || ended && unicode.IsSpace(r) {
			return at, false
		}
		ended = endsSentence(r)
		at += size
	}
	return at, at < len(text) && text[at] != '\n'
}

func endsSentence(r rune) bool { return strings.ContainsRune(".!?؟…", r) }

// wordAfter returns the first start of a word at or after at, or limit if there
// is none before it.
func wordAfter(text string, at, limit int) int {
	if at == 0 || isSpaceBefore(text, at) {
		return at
	}
	for at < limit {
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		if unicode.IsSpace(r) {
			return at
		}
	}
	return limit
}

// wordBefore returns the last end of a word at or before at, or limit if there
// is none after it.
func wordBefore(text string, limit, at int) int {
	for at > limit {
		if r, _ := utf8.DecodeRuneInString(text[at:]); unicode.IsSpace(r) {
			return at
		}
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return limit
}

func isSpaceBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsSpace(r)
}

// trim removes white space at both ends, but never a part of the hit.
func trim(text string, start, end int, hit model.Span) model.Span {
	start += len(text[start:hit.Start]) - len(strings.TrimLeftFunc(text[start:hit.Start], unicode.IsSpace))
	end = hit.End + len(strings.TrimRightFunc(text[hit.End:end], unicode.IsSpace))
	return model.Span{Start: start, End: end}
}
