package clean

import (
	"strings"
	"testing"
)

// marked is a page after one rule alone.
func marked(text string, rule func(*page)) string {
	p := newPage(text, false)
	rule(p)
	p.applyReplacements()
	return strings.Join(outcome(p), "|")
}

func TestKeywordLines(t *testing.T) {
	for text, want := range map[string]string{
		"الوسوم: جسر، نهر":              "furniture: الوسوم:|keyword: جسر|keyword: نهر",
		"الوسوم\nجسر، نهر":              "furniture: الوسوم|keyword: جسر|keyword: نهر",
		"الوسوم\nجسر\nنهر":              "furniture: الوسوم|keyword: جسر|keyword: نهر",
		"الوسوم\nجسر\n" + nWords(5):     "furniture: الوسوم|keyword: جسر|keyword: " + nWords(5),
		"الوسوم\nجسر\n" + nWords(6):     "furniture: الوسوم|keyword: جسر|undecided: " + nWords(6),
		"الوسوم\nجسر\n\n" + nWords(3):   "furniture: الوسوم|keyword: جسر|keyword: " + nWords(3),
		"الوسوم\nجسر\n\n" + nWords(4):   "furniture: الوسوم|keyword: جسر|undecided: " + nWords(4),
		"الوسوم\n" + nWords(24):         "furniture: الوسوم|keyword: " + nWords(24),
		"الوسوم\n" + nWords(25):         "undecided: الوسوم|undecided: " + nWords(25),
		"الوسوم\n***":                   "undecided: الوسوم|undecided: ***",
		"الوسوم\nالوسوم\nجسر":           "undecided: الوسوم|furniture: الوسوم|keyword: جسر",
		"الوسوم":                        "undecided: الوسوم",
		"الوسوم كثيرة":                  "undecided: الوسوم كثيرة",
		"الوسوم: " + nWords(6) + " نص.": "undecided: الوسوم: " + nWords(6) + " نص.",
		"الوسوم: " + nWords(24):         "undecided: الوسوم: " + nWords(24),
		"#جسر #نهر":                     "keyword: جسر|keyword: نهر",
		"#جسر نهر":                      "undecided: #جسر نهر",
		"نص\nالوسوم\nجسر\nالوسوم\nنهر":  "undecided: نص|furniture: الوسوم|keyword: جسر|furniture: الوسوم|keyword: نهر",
	} {
		if got := marked(text, (*page).markKeywords); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestRelatedLines(t *testing.T) {
	const prose = "وأضاف الوزير أن الجسر يصل ضفتي النهر."
	for text, want := range map[string]string{
		"اقرأ أيضا\n" + nWords(4):                                   "furniture: اقرأ أيضا|related: " + nWords(4),
		"اقرأ أيضا\n" + nWords(3):                                   "furniture: اقرأ أيضا|undecided: " + nWords(3),
		"اقرأ أيضا: " + nWords(3):                                   "furniture: اقرأ أيضا|related: " + nWords(3),
		"اقرأ أيضا: " + prose:                                       "undecided: اقرأ أيضا: " + prose,
		"اقرأ أيضا\n- جسر\n- نهر\nكلام":                             "furniture: اقرأ أيضا|related: - جسر|related: - نهر|undecided: كلام",
		"اقرأ أيضا\n- " + nWords(23):                                "furniture: اقرأ أيضا|related: - " + nWords(23),
		"اقرأ أيضا\n- " + nWords(24):                                "furniture: اقرأ أيضا|undecided: - " + nWords(24),
		"اقرأ أيضا\n" + nWords(4) + "\n" + nWords(7) + "\n" + prose: "furniture: اقرأ أيضا|related: " + nWords(4) + "|related: " + nWords(7) + "|undecided: " + prose,
		"اقرأ أيضا\n" + nWords(4) + "\n" + nWords(6) + "\n" + prose: "furniture: اقرأ أيضا|related: " + nWords(4) + "|related: " + nWords(6) + "|undecided: " + prose,
		"اقرأ أيضا\n" + nWords(4) + "\n" + nWords(5) + "\n" + prose: "furniture: اقرأ أيضا|related: " + nWords(4) + "|undecided: " + nWords(5) + "|undecided: " + prose,
		"اقرأ أيضا\n" + nWords(4) + "\n\n" + nWords(7):              "furniture: اقرأ أيضا|related: " + nWords(4) + "|undecided: " + nWords(7),
		"المزيد في اقتصاد\n" + nWords(4):                            "furniture: المزيد في اقتصاد|related: " + nWords(4),
		"المزيد في كل ما كان\n" + nWords(4):                         "furniture: المزيد في كل ما كان|related: " + nWords(4),
		"المزيد في كل ما كان هنا\n" + nWords(4):                     "undecided: المزيد في كل ما كان هنا|undecided: " + nWords(4),
		"المزيد في اقتصاد.\n" + nWords(4):                           "undecided: المزيد في اقتصاد.|undecided: " + nWords(4),
		"اقرأ الخبر\n" + nWords(4):                                  "undecided: اقرأ الخبر|undecided: " + nWords(4),
	} {
		if got := marked(text, (*page).markRelated); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestCreditBorders(t *testing.T) {
	checkAsks(t, []asks{
		{"credit", func(l *line) bool { return creditOf(l.text) != "" },
			[]string{"مدينة غزة القديمة - رويترز", "غزة، فلسطين في يوم آخر (وام)", "لندن: «الجسر الجديد اليوم»", "رام الله / سامي أبو حداد / الأناضول", "القاهرة - رويترز -"},
			[]string{"في مدينة غزة القديمة - رويترز", "غزة، فلسطين في يوم آخر جدا هنا (وام)", "لندن: «الجسر الجديد اليوم هنا»", "«الجسر»: رويترز هنا", "غزة، (وام) قال"}},
		{"signs", (*line).signs,
			[]string{"القاهرة - أ ش أ", "س.م/ع.خ (رويترز)", "واحد اثنان - أ ش أ"},
			[]string{"القاهرة - أ ش أ.", "واحد اثنان / ثلاثة أربعة / رويترز", "س.م/ع.خ (الجسر)", "س.م (رويترز) هنا", "رويترز"}},
		{"fromPlace", fromPlace, []string{"القاهرة - زرنوق الراشد", "القاهرة - زرنوق أبو الراشد"}, []string{"القاهرة الكبرى - زرنوق الراشد", "القاهرة - زرنوق الراشد.", "القاهرة - زرنوق أبو كبير الراشد"}},
		{"correspondent", correspondent, []string{"القاهرة الكبرى - أحمد سليم", "رويترز من غزة في يوم"}, []string{"مدينة القاهرة الكبرى - أحمد سليم", "رويترز من غزة في يوم ماطر جدا"}},
	})
}
