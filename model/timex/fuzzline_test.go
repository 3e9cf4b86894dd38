package timex

import "testing"

// A line is a date line or not; whatever it is, its parts lie in it.
func FuzzDateline(f *testing.F) {
	for _, line := range []string{
		"الجمعة 1 نوفمبر / November 2024", "عرب وعالم9-10-2020 | 22:35", "السبت 31 أكتوبر 2020 11:46 ص",
		"نشر في: 22 يناير ,2023: 10:22 ص GST", "2021-05-12T10:20:00Z", "12.10.2022 - محدث :",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		l, ok := Dateline(line)
		if !ok {
			return
		}
		if l.Start < 0 || l.End > len(line) || l.Start >= l.End {
			t.Errorf("%q: the date lies at %d to %d", line, l.Start, l.End)
		}
	})
}
