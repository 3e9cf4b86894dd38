package lang

import (
	"reflect"
	"strings"
	"testing"

	"qari/model/calendar"
	"qari/model/query"
	"qari/ui/keys"
)

func TestArabicCounts(t *testing.T) {
	ar := Arabic()
	for n, want := range map[int]string{
		0: "لا مقالات", 1: "مقال واحد", 2: "مقالان", 3: "3 مقالات", 10: "10 مقالات",
		11: "11 مقالًا", 99: "99 مقالًا", 100: "100 مقال", 103: "103 مقالات", 111: "111 مقالًا",
	} {
		if got := ar.CountArticles(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := English().CountArticles(1); got != "1 article" {
		t.Errorf("English: %q", got)
	}
}

// Every string, every group and every action is said in both languages.
func TestNothingIsLeftUnsaid(t *testing.T) {
	for _, text := range []*Text{Arabic(), English()} {
		v := reflect.ValueOf(*text)
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type.Kind() == reflect.String && v.Field(i).String() == "" {
				t.Errorf("%s: %s is empty", text.Code, v.Type().Field(i).Name)
			}
		}
		for _, b := range keys.Table() {
			if text.Actions[b.Action] == "" || text.Groups[b.Group] == "" {
				t.Errorf("%s: action %d or group %d has no words", text.Code, b.Action, b.Group)
			}
		}
	}
	ar, en := Arabic().Evidence, English().Evidence
	for rule := range ar {
		if en[rule] == "" {
			t.Errorf("rule %q has no words in English", rule)
		}
	}
}

func TestByCode(t *testing.T) {
	for code, want := range map[string]string{"ar": "ar", "ar_EG.UTF-8": "ar", "fr": "en", "": "en", "C.UTF-8": "en"} {
		if got := ByCode(code).Code; got != want {
			t.Errorf("%q: %s, want %s", code, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct{ iso, ar, en string }{
		{"2020-10-09T22:35", "9 أكتوبر 2020، 22:35", "9 October 2020, 22:35"},
		{"2022-09-16", "16 سبتمبر 2022", "16 September 2022"},
		{"2020-01-01T00:05", "1 يناير 2020، 00:05", "1 January 2020, 00:05"},
		{"", "", ""},
	} {
		at := calendar.ParseStamp(c.iso)
		if ar, en := Arabic().Date(at), English().Date(at); ar != c.ar || en != c.en {
			t.Errorf("%s: %q, %q", c.iso, ar, en)
		}
	}
}

// Every fault of a query is said in Arabic.
func TestFaults(t *testing.T) {
	for _, q := range []string{`"a`, "(a", "a)", "()", "a OR", "person:", "colour:red", "person:(place:x)", "date:yesterday", "date:2021..2020", "is:blue"} {
		_, err := query.Parse(q)
		if err == nil {
			t.Errorf("%q has no fault", q)
			continue
		}
		if said := Arabic().Fault(err); !strings.Contains(said, "الموضع") || strings.Contains(said, "%!") || strings.HasSuffix(said, ": ") {
			t.Errorf("%q: %q", q, said)
		}
		if said := English().Fault(err); said != err.Error() {
			t.Errorf("%q: %q", q, said)
		}
	}
}
