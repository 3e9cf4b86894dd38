package layout

import (
	"slices"
	"strings"
	"testing"

	"qari/ui/text/bidi"
)

// found are the addresses of a text.
func found(text string) (list []string) {
	var p bidi.Paragraph
	var a addresses
	p.Read(text)
	a.find(text, &p, true)
	for _, x := range a.found {
		list = append(list, text[x.start:x.end])
	}
	return list
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // the addresses, one space between two; "" for none
	}{
		{"راجع https://example.org/a?b=c&d=1.", "https://example.org/a?b=c&d=1"},
		{"(https://example.org/a_(b))", "https://example.org/a_(b)"},
		{"لhttp://example.org/،", "http://example.org/"},
		{"https://ar.example.org/wiki/القاهرة/تاريخ؟", "https://ar.example.org/wiki/القاهرة/تاريخ"},
		{"«ftp://example.org»", "ftp://example.org"},
		{"http:// https://", ""},
		{"://a 1://b", ""},
		{"البريد:user.name+x@example.org.", "user.name+x@example.org"},
		{"قال @example_1: نعم", "@example_1"},
		{"و@example", "@example"},
		{"@الجزيرة @ a@ a@.b @-b", ""},
		{"#-b #1a", ""},
		{"وسم #Cairo2020، #2020 #", "#Cairo2020"},
		{"C++ و C# و.NET", "C++ C#"},
		{"Apple+Google 5+ a/b و/أو TCP/IP", ""},
		{"Apple/سامسونغ كم/h", ""},
		{"الملف /etc/hosts. و ./a و ../b/c و ~/d", "/etc/hosts ./a ../b/c ~/d"},
		{"example.org/a/ ثم", "example.org/a/"},
		{"example.org BBC AT&T 3.5-inch", ""},

		{"هاتف +966-11-123-4567.", "+966-11-123-4567"},
		{"هاتف +966501234567، فاكس 00966 11 123 4567", "+966501234567 00966 11 123 4567"},
		{"(011) 123-4567", "(011) 123-4567"},
		{"+966 (11) 123 4567", "+966 (11) 123 4567"},
		{"(+966) 11 123 4567", "(+966) 11 123 4567"},
		{"٠١١-١٢٣-٤٥٦٧ أو ۰۲۱-۱۲۳۴۵۶۷", "٠١١-١٢٣-٤٥٦٧ ۰۲۱-۱۲۳۴۵۶۷"},
		{"اتصل ب050-123-4567", "050-123-4567"},
		{"800-123-4567", "800-123-4567"},
		{"05.22.33.44.55", "05.22.33.44.55"},
		{"050 123 4567", "050 123 4567"},
		{"راسل a@example.org أو 011-1234567 أو http://example.org/011-1234567",
			"a@example.org 011-1234567 http://example.org/011-1234567"},

		{"9-10-2020 09-10-2020 2020-10-09 09.10.2020 09-10-20 9/10/2020 01 02 2020", ""},
		{"+18 11-09-2001 +20 11-123-4567", "+20 11-123-4567"},
		{"1948-1967-1973-1982 0-1234567", ""},
		{"2015-2020 1948-1967-1973 1443-1444 ١٩٣٩-١٩٤٥", ""},
		{"3-1 0-1، 2-3 10:30 09.30-10.30 09:30-10:30", ""},
		{"5000-10000 100-200-300 1000-2000-3000", ""},
		{"1 000 000 2.500.000 1,234,567 12345678 0.1234567", ""},
		{"192.168.100.100 978-3-16-148410-0 1234-5678-9012-3456", ""},
		{"A011-1234567 011-1234567a +5 +18 11-09-2001 10:30", ""},
		{"09-10-2020 10:30 +12", ""},
		{"(2020) 123456 (1956) 1234567", ""},
		{"12345678901234567890-1234567", ""},
		{"011-123456789012345678", ""},
	} {
		if got := strings.Join(found(c.text), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// Addresses keep their own order in lines of the other direction.
func TestAddressesInLines(t *testing.T) {
	for _, c := range []struct {
		text string
		opt  Options
		want []string
	}{
		{"ABC +1-22-333-4444", Options{Base: RTL}, []string{"+1-22-333-4444 CBA"}},
		{"AB 011-123-4567 CD", Options{Base: RTL}, []string{"DC 011-123-4567 BA"}},
		{"AB (011) 123-4567 CD", Options{Base: RTL}, []string{"DC (011) 123-4567 BA"}},
		{"AB 9-10-2020", Options{Base: RTL}, []string{"9-10-2020 BA"}},
		{"AB @user CD", Options{Base: RTL}, []string{"DC @user BA"}},
		{"c++ A c#", Options{Base: RTL}, []string{"c# A c++"}},
		{"AB http://x.y/ CD", Options{Base: RTL}, []string{"DC http://x.y/ BA"}},
		{"http://x.y/A/B CD", Options{Base: RTL}, []string{"DC http://x.y/B/A"}}, // its letters as in a field of addresses
		{"AB +1-22-333-4444", Options{Base: LTR}, []string{"BA +1-22-333-4444"}},
		{"http://x.y/ AB", Options{}, []string{"BA http://x.y/"}}, // P2 skips isolates
		{"a http://x.y/b", Options{Width: 9}, []string{"a", "http://x.", "y/b"}},
		{"a http://x.y/b", Options{Width: 11}, []string{"a", "http://x.y/", "b"}},
		{"a http://x.y/b", Options{Width: 13}, []string{"a http://x.y/", "b"}},
		{"ab 011-123-4567", Options{Width: 12}, []string{"ab", "011-123-4567"}},
		{"ab 050 123 4567", Options{Width: 12}, []string{"ab", "050 123 4567"}},
		{"ab /c/d/e/f", Options{Width: 7}, []string{"ab /c/", "d/e/f"}},
		{"ab c-d@e.org", Options{Width: 10}, []string{"ab", "c-d@e.org"}},
	} {
		c.opt.Isolate = true
		got := lines(hebrew(c.text), c.opt)
		for i := range got {
			got[i] = capitals(got[i])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q %+v: %q, want %q", c.text, c.opt, got, c.want)
		}
	}
}

// In Arabic text, where the algorithm takes digits for Arabic ones (W2).
func TestNumbersInArabic(t *testing.T) {
	for _, c := range []struct {
		text, with, without string
	}{
		{"د +966-11-1234", "+966-11-1234 ﺩ", "1234-11-966+ ﺩ"},
		{"د ٠١١-١٢٣-٤٥٦٧", "٠١١-١٢٣-٤٥٦٧ ﺩ", "٤٥٦٧-١٢٣-٠١١ ﺩ"},
		{"د 9-10-2020", "2020-10-9 ﺩ", "2020-10-9 ﺩ"},
		{"د 2015-2020", "2020-2015 ﺩ", "2020-2015 ﺩ"},
	} {
		for _, isolate := range []bool{true, false} {
			want := c.without
			if isolate {
				want = c.with
			}
			if got := lines(c.text, Options{Base: RTL, Isolate: isolate}); got[0] != want {
				t.Errorf("%q, %t: %q, want %q", c.text, isolate, got[0], want)
			}
		}
	}
}

// The addresses of any text lie in order, none in another, and on characters.
func FuzzAddresses(f *testing.F) {
	f.Add("راجع https://example.org/a?b=c و user@example.org و +966-11-123-4567 @x")
	f.Add("(((011) 123-4567)) 05.22.33.44.55 C++ #a /b://c http://((((a)]}")
	f.Add("+++1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1 (+1) (\xff@a/\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		var p bidi.Paragraph
		var a addresses
		p.Read(text)
		a.find(text, &p, true)
		end := 0
		for i, x := range a.found {
			if x.start < end || x.end <= x.start || x.end > len(text) || x.glued > x.end {
				t.Fatalf("%q: %+v after %d", text, x, end)
			}
			end = x.end
			from, to := len([]rune(text[:x.start])), len([]rune(text[:x.end]))
			if a.isolates[i] != (bidi.Isolate{From: from, To: to}) {
				t.Fatalf("%q: %+v is %+v", text, x, a.isolates[i])
			}
		}
	})
}
