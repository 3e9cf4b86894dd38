package timex

import "testing"

// «هذه» before a night that is none of the publication's: nothing is found,
// and the rule must say so at the token it was asked for.
func TestNightAfterThis(t *testing.T) {
	for _, text := range []string{"هذه الليالي", "هذه الليلة الأخيرة", "هذه ليلة", "هذه الليلتين", "هذه الليلة التالية"} {
		s := &scanner{text: text, tok: tokens(text)}
		if e, next := s.night(0); next != 0 || e.when != nil {
			t.Errorf("%s: read up to token %d as %+v", text, next, e)
		}
	}
}
