package timex

import "strings"

// futureVerb tells whether token k is a verb with the س of the future. Nouns
// and names that begin alike are told by their stems.
func (s *scanner) futureVerb(k int) bool {
	t := s.at(k)
	if t.kind != letters || t.word != &unknown || t.end-t.start < 10 {
		return false
	}
	key := strings.TrimPrefix(s.key(k), "و")
	key = strings.TrimPrefix(key, "ف")
	rest, ok := strings.CutPrefix(key, "س")
	if !ok || strings.IndexFunc(rest, func(r rune) bool { return strings.ContainsRune("يتنا", r) }) != 0 {
		return false
	}
	for _, stem := range notFuture {
		if strings.HasPrefix(key, stem) {
			return false
		}
	}
	return true
}

// notFuture are the beginnings of words that only look like a future verb.
var notFuture = []string{
	"سياس", "سيار", "سيد", "سيطر", "سيناري", "سينا", "سينم", "سياد", "ستراتيج", "ستين", "ستيف", "سيرج", "سيره",
	"سيول", "سيبيري", "سيمنز", "سياح", "سياق", "سياج", "سيف", "سيلان", "سيدني", "ستوكهولم", "ستار", "ستائر",
	"سان", "سابق", "ساحل", "ساحه", "ساعد", "ساعات", "سالم", "سامر", "سامي", "سائق", "سارع", "سارت", "ساهم", "ساد",
	"ناد", "سنو", "سند", "سنغاف", "ساري", "سيريلان", "سيراليون", "ساكن", "سافر", "ساند", "سادس", "ساخن",
}
