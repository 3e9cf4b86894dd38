package timex

import (
	"strings"
	"testing"

	"qari/model"
)

// page is an article with a date line, a page clock and a text.
func page(dateline, clock, text string) *model.Article {
	lines := []string{text}
	if dateline != "" {
		lines = []string{dateline, text}
	}
	a := plain(lines...)
	if dateline != "" {
		a.Blocks[0].Kind = model.Dateline
	}
	if clock != "" {
		a.Asides = []model.Aside{{Kind: model.PageDate, Text: clock}}
	}
	return a
}

func TestPublication(t *testing.T) {
	for _, c := range []struct {
		name                        string
		dateline, clock, text, give string
		value                       string
		basis                       model.Basis
		rule                        string // evidence that must be there
		speaksFor                   bool
	}{
		{"given", "9-10-2020", "", "اليوم السبت", "2021-05-01", "2021-05-01", model.Given, RuleGiven, true},
		{"given is contradicted", "", "", "اليوم الأحد", "2021-05-01", "2021-05-01", model.Given, RuleWeekday, false},
		{"date line agrees", "9-10-2020 | 22:35", "", "قال اليوم الجمعة", "", "2020-10-09T22:35", model.FromDateline, RuleWeekday, true},
		{"weekday settles the order", "10-9-2020", "", "قال اليوم الجمعة", "", "2020-10-09", model.FromDateline, RuleOrder, true},
		{"date line is refused", "8-10-2020", "", "قال اليوم الأربعاء", "", "", model.NoBasis, RuleWeekday, false},
		{"its own weekday is wrong", "السبت 9 أكتوبر 2020", "", "قال إنه سافر", "", "", model.NoBasis, RuleOwnDay, false},
		{"page clock", "", "الجمعة 1 نوفمبر 2024", "قال اليوم الأربعاء", "", "", model.NoBasis, RulePageClock, false},
		{"forced", "", "", "نشرت أمس الخميس 15 سبتمبر 2022 خبرا", "", "2022-09-16", model.InferredBasis, RuleForced, true},
		{"forced twice apart", "", "", "أمس الخميس 15 سبتمبر 2022 واليوم الأحد 18 سبتمبر 2022", "", "", model.NoBasis, RuleConflict, false},
		{"a wrong weekday forces nothing", "", "", "أمس الخميس 16 سبتمبر 2022", "", "", model.NoBasis, "", false},
		{"last week forces nothing", "", "", "الثلاثاء الماضي 13 سبتمبر 2022", "", "", model.NoBasis, "", false},
		{"update alone", "آخر تحديث: 9 أكتوبر 2020", "", "قال", "", "2020-10-09", model.FromDateline, RuleUpdated, true},
		{"yesterday's weekday counts", "9 أكتوبر 2020", "", "قال أمس الأربعاء", "", "", model.NoBasis, RuleWeekday, false},
	} {
		p, _, err := Analyse(page(c.dateline, c.clock, c.text), c.give)
		if err != nil {
			t.Fatal(err)
		}
		if p.At.String() != c.value || p.Basis != c.basis {
			t.Errorf("%s: %q by %q, want %q by %q", c.name, p.At.String(), p.Basis, c.value, c.basis)
		}
		found := c.rule == ""
		for _, e := range p.Evidence {
			found = found || e.Rule == c.rule && e.For == c.speaksFor
		}
		if !found {
			t.Errorf("%s: no evidence %q (for: %v) in %+v", c.name, c.rule, c.speaksFor, p.Evidence)
		}
	}
}

func TestPublishedBeforeUpdated(t *testing.T) {
	a := plain("آخر تحديث: 11 أكتوبر 2020", "نشر في: 9 أكتوبر 2020", "قال الوزير")
	a.Blocks[0].Kind, a.Blocks[1].Kind = model.Dateline, model.Dateline
	p, _, _ := Analyse(a, "")
	if p.At.String() != "2020-10-09" {
		t.Errorf("published %q, want the labelled 2020-10-09", p.At.String())
	}
}

func TestDateInABusyDateLine(t *testing.T) {
	p, _, _ := Analyse(page("كتب أحمد علي - الجمعة 9 أكتوبر 2020 - القاهرة", "", "قال الوزير"), "")
	if p.At.String() != "2020-10-09" || p.Basis != model.FromDateline {
		t.Errorf("published %q by %q", p.At.String(), p.Basis)
	}
}

func TestDateLineItselfFollowsTheOrder(t *testing.T) {
	_, found, _ := Analyse(page("10-9-2020", "", "قال اليوم الجمعة"), "")
	if found[0].Value != "2020-10-09" || found[1].Value != "2020-10-09" {
		t.Errorf("%q and %q, want 2020-10-09 twice", found[0].Value, found[1].Value)
	}
}

// evidence lists what was weighed: «rule+text=value», with - for what speaks
// against the day.
func evidence(p model.Publication) string {
	var list []string
	for _, e := range p.Evidence {
		sign := "-"
		if e.For {
			sign = "+"
		}
		list = append(list, e.Rule+sign+e.Text+"="+e.Value)
	}
	return strings.Join(list, "|")
}

func TestEvidence(t *testing.T) {
	for _, c := range []struct{ dateline, clock, text, give, want string }{
		{"9-10-2020", "الجمعة 1 نوفمبر 2024", "قال اليوم الجمعة", "",
			"dateline+9-10-2020=2020-10-09|weekday-of-today+اليوم الجمعة=XXXX-WXX-5|page-clock-الجمعة 1 نوفمبر 2024=2024-11-01"},
		{"9-10-2020", "الأحد 3 نوفمبر 2024", "قال اليوم الجمعة", "",
			"dateline+9-10-2020=2020-10-09|weekday-of-today+اليوم الجمعة=XXXX-WXX-5|page-clock-الأحد 3 نوفمبر 2024=2024-11-03"},
		{"", "الجمعة 1 نوفمبر 2024", "قال اليوم الأربعاء", "", "page-clock-الجمعة 1 نوفمبر 2024=2024-11-01|weekday-of-today-اليوم الأربعاء=XXXX-WXX-3"},
		{"", "الجمعة 1 نوفمبر 2024", "قال اليوم الجمعة", "", "page-clock-الجمعة 1 نوفمبر 2024=2024-11-01"},
		{"", "", "قال أمس الخميس وقال أمس الخميس", "2020-10-09", "given+2020-10-09=2020-10-09|weekday-of-today+أمس الخميس=XXXX-WXX-5"},
		{"", "", "قال اليوم الجمعة 9 أكتوبر 2020", "2020-10-09",
			"given+2020-10-09=2020-10-09|weekday-of-today+اليوم الجمعة 9 أكتوبر 2020=2020-10-09|forced-by-text+اليوم الجمعة 9 أكتوبر 2020=2020-10-09"},
		{"", "", "قال اليوم الجمعة 9 أكتوبر 2020", "2020-10-10",
			"given+2020-10-10=2020-10-10|weekday-of-today-اليوم الجمعة 9 أكتوبر 2020=2020-10-09|forced-by-text-اليوم الجمعة 9 أكتوبر 2020=2020-10-09"},
		{"", "", "قال اليوم الجمعة 22 صفر 1442", "", ""},
		{"", "", "قال اليوم 9 أكتوبر 2020 وأمس 8 أكتوبر 2020", "", "forced-by-text+اليوم 9 أكتوبر 2020=2020-10-09"},
		{"8-10-2020", "", "قال اليوم الخميس ثم اليوم الجمعة", "",
			"dateline+8-10-2020=2020-10-08|weekday-of-today+اليوم الخميس=XXXX-WXX-4|weekday-of-today-اليوم الجمعة=XXXX-WXX-5"},
		{"8-10-2020", "", "قال اليوم الخميس ثم اليوم الجمعة ثم أمس الخميس", "",
			"dateline-8-10-2020=2020-10-08|weekday-of-today+اليوم الخميس=XXXX-WXX-4|weekday-of-today-اليوم الجمعة=XXXX-WXX-5|weekday-of-today-أمس الخميس=XXXX-WXX-5"},
	} {
		p, _, err := Analyse(page(c.dateline, c.clock, c.text), c.give)
		if err != nil {
			t.Fatal(err)
		}
		if got := evidence(p); got != c.want {
			t.Errorf("%s | %s\n got %s\nwant %s", c.dateline, c.text, got, c.want)
		}
	}
}

func TestTwoDatelines(t *testing.T) {
	for _, c := range []struct{ first, second, value, want string }{
		{"9-10-2020", "10-10-2020", "2020-10-09", "dateline+9-10-2020=2020-10-09|dateline-10-10-2020=2020-10-10"},
		{"9-10-2020", "9/10/2020 | 22:35", "2020-10-09", "dateline+9-10-2020=2020-10-09|dateline+9/10/2020 | 22:35=2020-10-09T22:35"},
		{"تحديث: 9-10-2020", "8-10-2020", "2020-10-08", "dateline+8-10-2020=2020-10-08|updated-9-10-2020=2020-10-09"},
		{"8-10-2020", "نشر: 9-10-2020", "2020-10-09", "dateline+9-10-2020=2020-10-09|dateline-8-10-2020=2020-10-08"},
	} {
		a := plain(c.first, c.second, "قال الوزير")
		a.Blocks[0].Kind, a.Blocks[1].Kind = model.Dateline, model.Dateline
		p, _, _ := Analyse(a, "")
		if got := evidence(p); got != c.want || p.At.String() != c.value {
			t.Errorf("%s, %s: %s\n got %s\nwant %s", c.first, c.second, p.At.String(), got, c.want)
		}
	}
}

// A line that nobody called a date line is one near the head or the end of
// the article, when it is short.
func TestDatelineByItsPlace(t *testing.T) {
	const line = "9-10-2020"
	for at := range 12 {
		lines := make([]string, 12)
		for i := range lines {
			lines[i] = "قال الوزير"
		}
		lines[at] = line
		p, _, _ := Analyse(plain(lines...), "")
		if near := at <= 4 || at >= 9; (p.At.String() == "2020-10-09") != near {
			t.Errorf("the date of line %d is the publication: %q", at, p.At.String())
		}
	}
	for _, c := range []struct{ line, value string }{
		{"9-10-2020", "2020-10-09"},
		{"9-10-2020" + strings.Repeat(" ", 124), "2020-10-09"}, // 133 bytes
		{"9-10-2020" + strings.Repeat(" ", 125), ""},
		{"قال الوزير في 9-10-2020 إنه سافر", ""},
		{"الجمعة", ""},
	} {
		if p, _, _ := Analyse(plain(c.line, "قال الوزير"), ""); p.At.String() != c.value {
			t.Errorf("%q: published %q, want %q", c.line, p.At.String(), c.value)
		}
	}
}

func TestGivenToTheMinute(t *testing.T) {
	for given, want := range map[string]string{
		"2020-10-09T23:59": "2020-10-09T23:59", "2020-10-09T00:00": "2020-10-09T00:00", "2020-10-09T24:00": "2020-10-09T24:00", "2020-10-09T24:01": "", "2020-10-09T23:60": "",
		"2020-10-09T1:20": "", "2020-10-09T": "", "2020-10-09T10": "", "2020-10-9": "", "0000-10-09T10:10": "0000-10-09T10:10",
	} {
		p, _, err := Analyse(plain("اليوم"), given)
		if (err == nil) != (want != "") || p.At.String() != want {
			t.Errorf("%s: published %q, %v", given, p.At.String(), err)
		}
	}
}

// TestAnchors: what a value was counted from.
func TestAnchors(t *testing.T) {
	for text, want := range map[string]string{
		"أمس": "2020-10-09", "الخميس": "2020-10-09", "الشهر الماضي": "2020-10-09", "9 نوفمبر": "2020-10-09", "قبل يومين": "2020-10-09",
		"قبل ساعتين": "2020-10-09", "نوفمبر من العام الماضي": "2020-10-09", "الصيف الماضي": "2020-10-09", "من 9 إلى 10 نوفمبر": "2020-10-09",
		"ثمانينيات القرن الماضي": "2020-10-09", "عيد الفطر من العام الماضي": "2020-10-09", "22 من الشهر الجاري": "2020-10-09",
		"9 نوفمبر 2020": "", "عام 2019": "", "خريف 2019": "", "عدا الجمعة": "", "كل يوم": "", "العقد التالي": "", "القرن العشرين": "",
	} {
		_, found, _ := Analyse(plain(text), friday)
		if len(found) != 1 || found[0].Anchor != want {
			t.Errorf("%s: %+v, want the anchor %q", text, found, want)
		}
	}
}
