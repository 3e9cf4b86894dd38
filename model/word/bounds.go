package word

import "iter"

// Words yields the byte ranges of the words of a folded text: runs of Arabic
// letters, of other letters, or of digits. A change from one class to another
// ends a word. Arabic text writes such parts without a space («الـBBC»,
// «كوفيد19»), and a reader searches for one of them.
func Words(folded string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for at := 0; at < len(folded); {
			start, end := NextWord(folded, at)
			if start == end || !yield(start, end) {
				return
			}
			at = end
		}
	}
}

// NextWord returns the first word that begins at or after the byte offset at.
// If there is none, it returns an empty range at the end of the text.
func NextWord(folded string, at int) (start, end int) {
	for {
		t, ok := Next(folded, at)
		switch {
		case !ok:
			return len(folded), len(folded)
		case t.Class.InWord():
			return t.Start, t.End
		}
		at = t.End
	}
}

// WordAt returns the word of a folded text that contains the byte at offset at,
// where a code point must begin. If no word contains it, the range is empty.
func WordAt(folded string, at int) (start, end int) {
	if at < 0 || at >= len(folded) {
		return at, at
	}
	c, size := classAt(folded, at)
	if !c.InWord() && (c != Mark || Boundary(folded, at)) {
		return at, at
	}
	start, end = at, at+size
	for !Boundary(folded, start) {
		_, size := classBefore(folded, start)
		start -= size
	}
	for !Boundary(folded, end) {
		_, size := classAt(folded, end)
		end += size
	}
	return start, end
}

// Boundary tells whether no word contains the bytes on both sides of the offset
// at, where a code point must begin. The text is folded. Marks that folding
// keeps, such as Indic vowel signs, belong to the letter before them.
func Boundary(folded string, at int) bool {
	if at <= 0 || at >= len(folded) {
		return true
	}
	after, _ := classAt(folded, at)
	before, size := classBefore(folded, at)
	marked := before == Mark
	for before == Mark && at > size {
		at -= size
		before, size = classBefore(folded, at)
	}
	switch {
	case after == Mark:
		return !before.IsLetter()
	case marked && !before.IsLetter():
		return true
	}
	return before != after || !before.IsLetter() && before != Digit
}
