package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"  ،  ":                      "",
		"بوتين":                      "بوتين",
		"بوتين أرمينيا":              "بوتين أرمينيا",
		"بوتين، أرمينيا":             "بوتين أرمينيا",
		"a OR b":                     "a OR b",
		"a أو b c":                   "a OR (b c)",
		"a او b":                     "a OR b",
		"(a OR b) -c":                "(a OR b) -c",
		"((a))":                      "a",
		"(a b) c":                    "a b c",
		"-(a OR b)":                  "-(a OR b)",
		"--a":                        "a",
		"-(-a)":                      "a",
		"a - b":                      "a b",
		"«وزير  الخارجية»":           `"وزير الخارجية"`,
		"“a b” ”c d”":                `"a b" "c d"`,
		"=أرمينيا":                   "=أرمينيا",
		`="a b"`:                     `="a b"`,
		"شخص:بوتين":                  "person:بوتين",
		"شخص: بوتين":                 "person:بوتين",
		"منظمه:ناتو PLACE:روسيا":     "org:ناتو place:روسيا",
		`person:"فلاديمير بوتين"`:    `person:"فلاديمير بوتين"`,
		"person:(a OR -b)":           "person:a OR -person:b",
		"-مكان:روسيا":                "-place:روسيا",
		"date:2020-10..2022":         "date:2020-10-01..2022-12-31",
		"تاريخ:٢٠٢٠-١٠..٢٠٢٢":        "date:2020-10-01..2022-12-31",
		"تاريخ:9/10/2020":            "date:2020-10-09",
		"date:2020…":                 "date:2020-01-01..",
		"date:..2020-02":             "date:..2020-02-29",
		"date:~2020-10":              "date:~2020-10",
		"تاريخ:~٢٠٢٠":                "date:~2020",
		"date:~9/10/2020..2021":      "date:~2020-10-09..2021-12-31",
		"date: ~2020":                "date:~2020",
		`date:"~2020-10"`:            "date:~2020-10",
		"published:2020-10-09T22:35": "published:2020-10-09",
		"نشر:(2020 أو 2022)":         "published:2020 OR published:2022",
		"is:unread حالة:مميز":        "is:unread is:starred",
		"حالة:«غير مقروء»":           "is:unread",
		"حالة:غير-مقروء":             "is:unread",
		"22:35":                      "22:35",
		"a(b)c":                      "a b c",
		"source:http://x":            "source:http://x",
		"\u200Fشخص:\u200Fبوتين":      "person:بوتين",
		"عنوان:(زيارة أو اجتماع) -=كلمة": "(title:زيارة OR title:اجتماع) -=كلمة",
	} {
		q, err := Parse(in)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
			continue
		}
		if got := q.String(); got != want {
			t.Errorf("Parse(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		in         string
		column     int
		kind       FaultKind
		incomplete bool
	}{
		{`بوتين "a b`, 7, OpenQuote, true},
		{"بوتين (a b", 7, OpenGroup, true},
		{"a ) b", 3, StrayClose, false},
		{"a () b", 3, EmptyGroup, false},
		{"OR a", 1, LoneOr, false},
		{"بوتين أو", 7, LoneOr, true},
		{"(a OR) b", 4, LoneOr, false},
		{"شخص:", 1, NoValue, true},
		{"x شخص: OR y", 3, NoValue, false},
		{"=", 1, NoValue, true},
		{`a "" b`, 3, NoValue, false},
		{"a foo:b", 3, UnknownField, false},
		{"person:(a place:b)", 11, FieldInField, false},
		{"person:place:b", 8, FieldInField, false},
		{"date:20 x", 6, BadDate, false},
		{"date:202", 6, BadDate, true},
		{"date:2020-13", 6, BadDate, true},
		{"date:2020-02-30 x", 6, BadDate, false},
		{"date:2022..2020", 6, BackwardRange, false},
		{"date:0000 x", 6, BadDate, false},
		{"date:2020-00 x", 6, BadDate, false},
		{"date:2020-10-00 x", 6, BadDate, false},
		{"date:2020-010 x", 6, BadDate, false},
		{"date:~2022..2020", 6, BackwardRange, false},
		{"date:~ x", 6, BadDate, false},
		{"date:~~2020 x", 6, BadDate, false},
		{"date:2020~ x", 6, BadDate, false},
		{"date:2020..~2021 x", 6, BadDate, false},
		{"date:~.. x", 6, BadDate, false},
		{"published:~2020 x", 11, BadDate, false},
		{"is:un", 4, UnknownState, true},
		{"is:lost x", 4, UnknownState, false},
		{strings.Repeat("(", 200), maxDepth + 1, TooDeep, false},
		{strings.Repeat("ا", maxLength), maxLength/2 + 1, TooLong, false},
	} {
		_, err := Parse(c.in)
		var f *Fault
		if !errors.As(err, &f) {
			t.Errorf("Parse(%.20q): %v, want a fault", c.in, err)
			continue
		}
		if f.Column != c.column || f.Kind != c.kind || f.Incomplete != c.incomplete {
			t.Errorf("Parse(%.20q): %+v, want column %d, kind %d, incomplete %v", c.in, *f, c.column, c.kind, c.incomplete)
		}
		if strings.Contains(f.Error(), "%!") {
			t.Errorf("the message is broken: %s", f.Error())
		}
	}
}

func TestParseTyping(t *testing.T) {
	for in, want := range map[string]string{
		`بوتين "a b`:     `بوتين "a b"`,
		"بوتين (a OR ":   "بوتين a",
		"بوتين شخص:":     "بوتين",
		"شخص:بو":         "person:بو",
		"a OR ":          "a",
		"بوتين أو":       "بوتين أو", // أوكرانيا?
		"a =":            "a",
		"a -":            "a",
		"a (":            "a",
		"date:":          "",
		"date:202":       "",
		"date:2020-1":    "date:2020-01",
		"date:2020-":     "date:2020",
		"date:2020-10..": "date:2020-10-01..",
		"date:2020..202": "date:2020-01-01..",
		"date:~":         "",
		"date:~2020-1":   "date:~2020-01",
		"is:un":          "",
		`"`:              "",
	} {
		q, err := ParseTyping(in)
		if err != nil {
			t.Errorf("ParseTyping(%q): %v", in, err)
		} else if got := q.String(); got != want {
			t.Errorf("ParseTyping(%q) = %s, want %s", in, got, want)
		}
	}
	for in, open := range map[string]bool{
		"بوت": true, "بوت ": false, "بوت،": false, `"وزير خ`: true, `"وزير خ"`: false,
		"أو": true, "=أر": true, "شخص:بو": true, "(بو": true, "(بو)": false,
	} {
		q, _ := ParseTyping(in)
		if term, ok := q.Expr.(Term); !ok || term.Prefix != open {
			t.Errorf("ParseTyping(%q): %+v, want prefix %v", in, q.Expr, open)
		}
	}
	if _, err := ParseTyping("a ) b"); err == nil {
		t.Error("no typing can mend a stray parenthesis, but there is no fault")
	}
}

// Every beginning of a right query can be typed without a fault.
func TestEveryBeginning(t *testing.T) {
	const whole = `شخص:(بوتين أو "علييف") -مكان:روسيا date:2020-10..2022-11-30 is:unread ="أذربيجان" (a OR b) «وزير الخارجية» نشر:٢٠٢٢`
	for i := range whole {
		if _, err := ParseTyping(whole[:i]); err != nil {
			t.Errorf("%q: %v", whole[:i], err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d`, "شخص:(a OR b)", "date:2020-10..2022", "=x is:read", "((-a))", "“»\"", "\xff:", "أو"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if q, err := ParseTyping(s); err == nil {
			_ = q.String()
		}
		q, err := Parse(s)
		if err != nil {
			var fault *Fault
			if !errors.As(err, &fault) || fault.Column < 1 || fault.Column > len(s)+1 {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		canonical := q.String()
		again, err := Parse(canonical)
		if err != nil {
			t.Fatalf("%q is %q in canonical form: %v", s, canonical, err)
		}
		if !reflect.DeepEqual(q, again) {
			t.Fatalf("%q is %q in canonical form, which is %q", s, canonical, again.String())
		}
	})
}
