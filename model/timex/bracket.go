package timex

import "strings"

// bracketedYear tells whether the number at i is a year that stands in brackets
// behind what it dates («الوصايا العشر (1956)», «الساحل (2011، دار الآداب)»),
// or that ends the brackets after a comma («(دار الآداب، 2011)»). A number
// before a noun counts it («(1950) وثيقة»), and one after a verb that counts,
// a preposition or «القرار» is none.
func (s *scanner) bracketedYear(i int) bool {
	opened, closed := s.sign(i-1, "([") && !s.glued(i-1), s.sign(i+1, ")]")
	if !modernYear(s.at(i).number) || !opened && !s.sign(i-1, ",،") {
		return false
	}
	if !opened {
		return closed && s.at(i-2).kind == letters && s.at(i-2).value == 0 && s.opensBracket(i-3)
	}
	if !closed && !(s.sign(i+1, ",،") && s.at(i+2).kind == letters) {
		return false
	}
	if s.sign(i-2, `»"”`) {
		return true // the title of a work
	}
	return s.datable(i-2) && (!closed || s.endsPhrase(i+2) || s.goesOn(i+2))
}

// goesOn tells whether the sentence goes on at i with a particle, or with a
// verb of the present: with nothing that could be counted.
func (s *scanner) goesOn(i int) bool {
	key, t := s.key(i), s.at(i)
	return particles[key] || t.meaning == &unknown && strings.HasPrefix(key, "ي")
}

// particles are function words that have no role in a time expression.
var particles = map[string]bool{
	"ثم": true, "حيث": true, "حين": true, "عندما": true, "او": true, "ام": true, "اي": true, "مع": true, "عن": true,
	"لكن": true, "اذ": true, "كما": true, "تحت": true, "ضد": true, "هو": true, "هي": true, "ان": true, "عبر": true,
}

// modernYear tells whether a number of four digits is more likely a year than
// a count: newspapers seldom date by a year alone what lies further back.
func modernYear(n int) bool { return 1800 <= n && n <= 2059 }

// opensBracket tells whether a bracket opens at token i or a few words before.
func (s *scanner) opensBracket(i int) bool {
	const longest = 6 // words of a publisher's name
	for k := i; k > i-longest; k-- {
		if s.sign(k, "(") {
			return true
		}
		if s.at(k).kind != letters && s.at(k).kind != latin {
			return false
		}
	}
	return false
}

// datable tells whether a year in brackets may date the word at i: a noun that
// neither counts, measures nor ends the name of a law, a number or a page.
func (s *scanner) datable(i int) bool {
	t := s.at(i)
	if t.kind == latin {
		return true
	}
	if t.kind != letters || t.role != noRole && t.role != event && t.role != place && t.role != media {
		return false
	}
	const words = 4 // «قرار مجلس الأمن الدولي (1973)»
	for k := i; k > i-words; k-- {
		if before := s.at(k); before.role == figure || before.kind == letters && numbered[s.key(k)] {
			return false
		}
	}
	number := t.value != 0 && !t.define           // «الوصايا العشر» are no count
	measure := t.unit != noUnit && t.ordinal == 0 // «الثانية» is an ordinal before it is a second
	return !number && !measure && !verbal(s.key(i))
}

// numbered are what has a number in brackets that is no year, where the number
// of «رقم» is not told.
var numbered = map[string]bool{
	"هاتف": true, "الهاتف": true, "هواتف": true, "الخط": true, "الموحد": true, "الساخن": true, "المجاني": true,
	"القرارين": true, "القرارات": true, "الارقام": true, "الرمز": true, "الصفحه": true, "الصفحات": true,
	"الايه": true, "الحديث": true, "الرحله": true, "المبلغ": true, "العدد": true, "عدد": true,
}
