package word

import "unicode/utf8"

// AppendName appends the spelling of a word that lexicons of names and the
// features of their tagger use: folded as for searching, with "0" for every
// digit. The tagger's weights are trained on it and keys of names are kept by
// readers, so a change of it asks for new weights and loses what was kept.
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

// AppendSkeleton appends what transliterations of one name have in common: its
// letters as [AppendName] has them, one letter for those that newspapers use
// for one another («ناغورني», «ناجورني»), none for hamza, spaces and hyphens,
// and no letter twice in a row.
func AppendSkeleton(dst []byte, name string) []byte {
	start := len(dst)
	dst = AppendName(dst, name)
	end := start // of what is written, never beyond what is read
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
