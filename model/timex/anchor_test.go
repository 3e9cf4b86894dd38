package timex

import (
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
		if p.Value != c.value || p.Basis != c.basis {
			t.Errorf("%s: %q by %q, want %q by %q", c.name, p.Value, p.Basis, c.value, c.basis)
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
	if p.Value != "2020-10-09" {
		t.Errorf("published %q, want the labelled 2020-10-09", p.Value)
	}
}

func TestDateInABusyDateLine(t *testing.T) {
	p, _, _ := Analyse(page("كتب أحمد علي - الجمعة 9 أكتوبر 2020 - القاهرة", "", "قال الوزير"), "")
	if p.Value != "2020-10-09" || p.Basis != model.FromDateline {
		t.Errorf("published %q by %q", p.Value, p.Basis)
	}
}

func TestDateLineItselfFollowsTheOrder(t *testing.T) {
	_, found, _ := Analyse(page("10-9-2020", "", "قال اليوم الجمعة"), "")
	if found[0].Value != "2020-10-09" || found[1].Value != "2020-10-09" {
		t.Errorf("%q and %q, want 2020-10-09 twice", found[0].Value, found[1].Value)
	}
}
