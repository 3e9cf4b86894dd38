package timex

// means tells whether «اليوم», «أمس» or «غد» at i is about time and not a
// name («العربي اليوم»), a count («مرتين في اليوم») or a noun («اليوم الذي»).
func (s *scanner) means(i, step int) bool {
	t, after := s.at(i), s.at(i+1)
	if s.named(i) || s.names[s.key(i-1)+" "+s.key(i)] {
		return false
	}
	if t.offset.days == 1 {
		return step != 0 || s.at(i-1).role == dayWord || s.at(i-1).part != "" || s.src(i) != "غد"
	}
	if t.offset.days != 0 {
		return true
	}
	if before := s.at(i - 1); after.weekday == 0 && (partOfOther(before.role) || before.ordinal == 1) {
		return false
	}
	if after.clitic {
		return true
	}
	return after.toward == anywhere && after.ordinal == 0 && after.role != pronoun && after.role != one && !worldDay[s.key(i+1)]
}

// partOfOther tells whether a word before «اليوم» makes it a noun: «في اليوم»,
// «طوال اليوم», «ذلك اليوم», «نصف اليوم».
func partOfOther(r role) bool { return r == in || r == lasting || r == that || r == halfOf }

// worldDay are words that make «اليوم» the name of a day of the year.
var worldDay = map[string]bool{"العالمي": true, "الوطني": true, "الدولي": true, "العربي": true, "الاممي": true, "الافريقي": true, "الواحد": true, "المفتوح": true, "الموعود": true}

// key is the folded form of token i.
func (s *scanner) key(i int) string { return keyOf(s.src(i)) }

// gatherNames notes the words before each «اليوم» that ends a name, as the
// text may say the name again without its quotation marks.
func (s *scanner) gatherNames() {
	for i := range s.tok {
		if s.tok[i].offset.set && s.tok[i].offset.days == 0 && s.named(i) {
			if s.names == nil {
				s.names = map[string]bool{}
			}
			s.names[s.key(i-1)+" "+s.key(i)] = true
		}
	}
}

// named tells whether a word ends the name of a programme, a newspaper or a
// party: a short quotation that is not the word alone, or after «صحيفة».
func (s *scanner) named(i int) bool {
	for back := 1; back <= 2; back++ {
		if s.at(i-back).role == media {
			return true
		}
	}
	if !s.sign(i+1, `"”»“'`) {
		return false
	}
	for back := 1; back <= 4; back++ {
		if s.sign(i-back, `"“«”'`) {
			return true
		}
		if s.at(i-back).kind != letters {
			return false
		}
	}
	return false
}
