package tagger

import "qari/model/word"

// LongestAt finds the longest phrase of the dictionary that begins with first,
// with or without its proclitics, and continues with words that have the hashes
// rest. cut is the length of the proclitics in bytes.
func (d *Dict) LongestAt(first string, rest []uint64) (best Match, cut int) {
	var buf [96]byte
	best = d.longest(hashBytes(word.AppendName(buf[:0], first)), rest)
	for s := range word.Stems(first) {
		if m := d.longest(hashBytes(word.AppendName(buf[:0], s.Of(first))), rest); m.Words > best.Words {
			best, cut = m, s.Cut
		}
	}
	return best, cut
}
