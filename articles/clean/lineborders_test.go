package clean

import (
	"strings"
	"testing"
)

func TestLineBorders(t *testing.T) {
	six := "مشهد من المدينة القديمة في الصباح"
	checkAsks(t, []asks{
		{"calls", (*line).calls, []string{"اشترك في قناة الراصد على يوتيوب " + nWords(8), "تابعنا بواتساب", "تابعنا عبر واتساب"}, nil},
		{"notice", (*line).notice, []string{"جميع الحقوق محفوظة " + nWords(42)}, nil},
		{"announcesButtons", (*line).announcesButtons, []string{"* على"}, nil},
		{"headline", (*line).headline, []string{nWords(24)}, []string{nWords(25)}},
		{"credit", func(l *line) bool { return creditOf(l.text) != "" },
			[]string{"x-رويترز", "x(AFP)", "غزة، فلسطين في يوم آخر (وام)", "واحد / اثنان ثلاثة أربعة خمسة ستة / رويترز", "x/سامي/رويترز"},
			[]string{"غزة، فلسطين في يوم آخر جميل (وام)", "واحد / اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية / رويترز", "غزة: «الجسر", "غزة: الجسر»", "غزة، الجسر (وام", "غزة (", "/رويترز", "غزة، (وام) قال هذا"}},
		{"outletName", func(l *line) bool { return outletName(l.text) }, nil, []string{"", "قناة الجسر"}},
		{"correspondent", correspondent, nil, []string{"رويترز من غزة في يوم ماطر جدا", "- أحمد سليم"}},
		{"creditInBrackets", (*line).creditInBrackets, []string{"(رويترز)", "م/ع (رويترز)"}, []string{"رويترز)", "(رويترز", "(الجسر)", "رويترز"}},
		{"bylineOf", func(l *line) bool { return bylineOf(l, true) }, []string{"بقلم " + nWords(5), "(بقلم " + nWords(6) + ")"}, []string{"بقلم " + nWords(6), "(بقلم " + nWords(6), "بقلم " + nWords(6) + ")"}},
		{"personName", func(l *line) bool { return personName(l.text) }, []string{"سامية حداد", "سامي هدية", "والي حداد", "سامي الاستقلاليون"}, []string{"سامي بحرية", "سامي والي"}},
		{"credited", (*line).credited,
			[]string{"© سامي", six + " © واحد اثنان ثلاثة أربعة خمسة", nWords(22) + " - أرشيف", six + " - كلام / أرشيف", "واحد، اثنان ثلاثة أربعة خمسة - رويترز"},
			[]string{six + " © واحد اثنان ثلاثة أربعة خمسة ستة", nWords(23) + " - أرشيف", "واحد، اثنان ثلاثة أربعة - رويترز", "(أرشيف)"}},
		{"labelledCredit", (*line).labelledCredit, []string{nWords(22) + " تصوير: سامي"}, []string{":", "تصوير:"}},
		{"agencyDateline", func(l *line) bool { return agencyDateline(l.text) }, []string{"x(رويترز) قال"}, []string{"x(رويترز", "x()"}},
		{"sameTitle", func(l *line) bool { return sameTitle("a", l) }, []string{"a", "a | b", "a|b"}, []string{"|a b"}},
		{"page's own words", func(l *line) bool { return !blank(l.text) }, []string{"نص", "\u0600", "."}, []string{"", " ", "\u200f", " \u200f \u200e "}},
	})
	for text, want := range map[string]string{
		"م ع/ف ش (رويترز": "م ع/ف ش (رويترز", "(رويترز) م/ع": "رويترز) م/ع", "x(رويترز)": "x(رويترز)", "/(رويترز)": "رويترز", "المصدر رويترز": "رويترز", "المصدر: رويترز المدينة": "رويترز المدينة",
	} {
		if got := sourceIn(text); got != want {
			t.Errorf("%q: the source is %q, want %q", text, got, want)
		}
	}
}

// TestLongLines: what is longer is prose, whatever it looks like.
func TestLongLines(t *testing.T) {
	for text, folded := range map[string]bool{
		nWords(24): true, nWords(25): false, nWords(11) + " نص.": true, nWords(12) + " نص.": false, strings.Repeat("a", 400): true, strings.Repeat("a", 401): false, "كلام.": true,
	} {
		if l := newLine(text); (l.key != "") != folded {
			t.Errorf("%q is folded: %v, want %v", text, !folded, folded)
		}
	}
	for n, want := range map[int]int{1: 1, 63: 63, 64: 64, 65: 64, 200: 64} {
		if got := countWords(nWords(n)); got != want {
			t.Errorf("%d words count as %d, want %d", n, got, want)
		}
	}
	for n, want := range map[int]role{400: furniture, 401: undecided} {
		p := newPage(strings.Repeat("*", n), false)
		if p.markFurniture(); p.lines[0].role != want {
			t.Errorf("%d stars have the role %d, want %d", n, p.lines[0].role, want)
		}
	}
	for text, want := range map[string]string{"x": "", "a  b": "a  b", " a b ": ""} {
		if p := newPage(text, false); p.lines[0].raw != want {
			t.Errorf("the spaces of %q are kept as %q, want %q", text, p.lines[0].raw, want)
		}
	}
	if p := newPage("الوسوم\nجسر  نهر", false); marked("الوسوم\nجسر  نهر", (*page).markKeywords) != "furniture: الوسوم|keyword: جسر|keyword: نهر" {
		t.Errorf("two spaces divide no keywords: %q", outcome(p))
	}
}

func TestKeywordBorders(t *testing.T) {
	for text, want := range map[string]string{
		"الوسوم\nجسر\nالوسوم: نهر":                                   "furniture: الوسوم|keyword: جسر|keyword: الوسوم: نهر",
		"الوسوم\n" + nWords(6) + "\nالوسوم\n" + nWords(6):            "furniture: الوسوم|keyword: " + nWords(6) + "|furniture: الوسوم|keyword: " + nWords(6),
		"#" + strings.TrimSpace(strings.Repeat("جسر #", 39)) + "نهر": "keyword: " + strings.TrimSpace(strings.Repeat("جسر|keyword: ", 39)) + " نهر",
		"#" + strings.TrimSpace(strings.Repeat("جسر #", 40)) + "نهر": "undecided: #" + strings.TrimSpace(strings.Repeat("جسر #", 40)) + "نهر",
		"اقرأ أيضا":      "undecided: اقرأ أيضا",
		"المزيد: اقتصاد": "undecided: المزيد: اقتصاد",
	} {
		if got := marked(text, (*page).markKeywords); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"اقرأ أيضا\nfurniture: list of 2 items\n- جسر\n- نهر": "furniture: اقرأ أيضا|furniture: list of 2 items|related: - جسر|related: - نهر",
		"اقرأ أيضا: " + nWords(6) + " نص.":                    "undecided: اقرأ أيضا: " + nWords(6) + " نص.",
		"المزيد من الأخبار هنا.\n" + nWords(4):                "undecided: المزيد من الأخبار هنا.|undecided: " + nWords(4),
		"كلام في اقتصاد\n" + nWords(4):                        "undecided: كلام في اقتصاد|undecided: " + nWords(4),
		"قال المزيد":                                          "undecided: قال المزيد",
	} {
		p, _ := decided(text)
		p.markRelated()
		p.applyReplacements()
		if got := strings.Join(outcome(p), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestEndBorders(t *testing.T) {
	const head = "title: الحكومة تفتح الجسر الجديد أمام السيارات\n"
	prose := func(n int) string { return strings.Repeat(nWords(6)+" نص.\n", n) }
	for text, want := range map[string]int{
		head + prose(3) + "source: رويترز\n" + prose(1): 4, head + prose(2) + "source: رويترز\n" + prose(1): 5,
		head + prose(3) + "furniture: شارك\n" + prose(1): 6, head + prose(1) + "furniture: شارك": 2, "furniture: شارك\n" + head + prose(1): 3,
		head + prose(3) + "التعليقات\n" + prose(3): 4, head + prose(3) + "التعليقات\n" + prose(4): 9, head + prose(2) + "التعليقات\n" + prose(1): 5,
		head + prose(1) + "merged: نص": 3, head + "heading: نص": 2, head + prose(3) + "keyword: نص\n" + prose(1): 4, head + prose(3) + "keywordLabel: نص": 4,
	} {
		p, _ := decided(text)
		if p.findEnd(); p.end != want {
			t.Errorf("%q: the end is at %d, want %d", text, p.end, want)
		}
	}
	for text, want := range map[string]string{
		prose(1) + "واحد اثنان ثلاثة أربعة\nواحد اثنان": "undecided|related|furniture", prose(1) + nWords(24) + "\n" + nWords(4): "undecided|related|related",
		prose(1) + nWords(4): "undecided|undecided", prose(1) + "نص:\n" + nWords(4) + "\n" + nWords(4): "undecided|undecided|undecided|undecided",
		prose(1) + "نص.\n" + nWords(4) + "\n" + nWords(4): "undecided|undecided|related|related", prose(1) + "- نص\n" + nWords(4) + "\n" + nWords(4): "undecided|undecided|related|related",
		prose(1) + "furniture: شارك\n" + nWords(4): "undecided|furniture|undecided",
	} {
		p, _ := decided(head + text)
		p.markTail()
		if got := rolesOf(p)[len("title|"):]; got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"رويترز": "source", "اقرأ أيضا\nرويترز": "furniture|source", "relatedLabel: نص\nرويترز": "furniture|furniture", "keywordLabel: نص\nرويترز": "furniture|furniture", "related: نص\nرويترز": "related|source",
		"- " + nWords(3): "related", "- " + nWords(2): "furniture", "- " + nWords(3) + ".": "furniture", prose(1): "undecided", nWords(4) + "\n" + prose(1): "related|furniture", "related: نص\n" + prose(1): "related|furniture",
		"زر\n" + prose(1): "furniture|undecided", "زر": "furniture", "relatedLabel: مواضيع ذات صلة\nنهر": "furniture|keyword", "relatedLabel: اقرأ أيضا\nنهر": "furniture|furniture",
	} {
		p, _ := decided(head + "source: نص\n" + text)
		p.end = 2
		p.markTail()
		if got := rolesOf(p)[len("title|source|"):]; got != want {
			t.Errorf("after the end, %q: %s, want %s", text, got, want)
		}
	}
}

// rolesOf lists the roles of a page's lines.
func rolesOf(p *page) string {
	var names []string
	for _, l := range p.lines {
		names = append(names, roleNames[l.role])
	}
	return strings.Join(names, "|")
}
