package word

import "unicode/utf8"

// AppendName appends the form of a word that the lexicons of names and the name
// tagger use: folded by Search, with "0" for every digit. The tagger's weights
// are trained on this form, and a reader's choices are stored under keys made
// of it. A change here therefore needs new weights, and loses stored choices.
func AppendName(dst []byte, word string) []byte {
	n := len(dst)
	dst = Append(dst, word, Search)
	for i, c := range dst[n:] {
		if '0' <= c && c <= '9' {
			dst[n+i] = '0'
		}
	}
	return dst
}

// AppendSkeleton appends what the transliterations of one name share. It takes
// the letters of [AppendName] and writes one letter for those that newspapers
// interchange («ناغورني», «ناجورني»). It drops hamza, spaces, hyphens and the
// second of two equal letters.
func AppendSkeleton(dst []byte, name string) []byte {
	start := len(dst)
	dst = AppendName(dst, name)
	end := start // of the bytes written; never ahead of the bytes read
	var last rune
	for i := start; i < len(dst); {
		r, size := utf8.DecodeRune(dst[i:])
		i += size
		switch r {
		case 'غ', 'ق':
			r = 'ج'
		case 'ط':
			r = 'ت'
		case 'ء', '-', ' ', '\'', '’', utf8.RuneError:
			continue
		}
		if r != last {
			end += utf8.EncodeRune(dst[end:], r)
		}
		last = r
	}
	return dst[:end]
}
