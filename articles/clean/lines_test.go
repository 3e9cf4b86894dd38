package clean

import (
	"strings"
	"testing"
)

// asks tests what a rule asks of one line: lines that it takes, and lines that
// it must leave.
type asks struct {
	name        string
	is          func(*line) bool
	take, leave []string
}

func checkAsks(t *testing.T, table []asks) {
	t.Helper()
	for _, a := range table {
		for _, text := range a.take {
			if l := newLine(text); !a.is(&l) {
				t.Errorf("%s: %q is left", a.name, text)
			}
		}
		for _, text := range a.leave {
			if l := newLine(text); a.is(&l) {
				t.Errorf("%s: %q is taken", a.name, text)
			}
		}
	}
}

// words is a line of n words without an end.
func nWords(n int) string { return strings.TrimSpace(strings.Repeat("كلام ", n)) }

func TestLines(t *testing.T) {
	checkAsks(t, []asks{
		{"ends", (*line).ends,
			[]string{"نص.", "نص؛", "نص:", "نص،", "نص,", "نص;", "نص۔", "نص.»", "نص. ”", "نص.)", "قال الخبر (النهاية)", "(تمت)", "نص.\u200f"},
			[]string{"نص", "نص؟", "نص!", "نص…", "قال الخبر (البداية)", "نص (النهاية) ثم", ""}},
		{"prose", (*line).prose,
			[]string{nWords(25), nWords(5) + " نص.", nWords(16) + "؟", nWords(16) + "?", nWords(16) + "!", nWords(16) + "…"},
			[]string{nWords(24), nWords(5) + ".", nWords(15) + "؟", nWords(16), nWords(15) + "!"}},
		{"headline", (*line).headline,
			[]string{nWords(4), nWords(24)},
			[]string{nWords(3), nWords(25), nWords(4) + ".", "- " + nWords(4)}},
		{"item", (*line).item,
			[]string{"1) بند", "12- بند", "٣. بند", "3.. بند", "- بند", "* بند", "• بند", "– بند", "— بند", "▪ بند", "● بند", "◾ بند", "ـ بند"},
			[]string{"1)بند", "-بند", "3 بند", "2020 بند", "بند 1) بند", "~ بند", "3.5 بند"}},
		{"quoted", (*line).quoted,
			[]string{"«هذا كلام يقال هنا»", "“هذا كلام يقال هنا”", "\"هذا كلام يقال هنا\"", "”هذا كلام يقال هنا“", "«هذا كلام يقال هنا».", "«هذا كلام يقال هنا» . "},
			[]string{"«هذا كلام يقال»", "«هذا كلام يقال هنا", "هذا كلام يقال هنا»", "«هذا كلام» يقال «هنا»", "«هذا «كلام يقال هنا»", "«هذا كلام» يقال هنا»"}},
		{"ornament", (*line).ornament, []string{"***", "—————", "• • •", "..."}, []string{"* أ *", "1", "x"}},
		{"address", (*line).address,
			[]string{"http://example.org", "https://example.org/a", "www.example.org"},
			[]string{"انظر https://example.org", "https://example.org هنا", "ftp://example.org", "httpx"}},
		{"breadcrumb", (*line).breadcrumb,
			[]string{"الرئيسية > سياسة", "الرئيسية / سياسة", "الصفحة الرئيسية » سياسة", "Home › World", "الرئيسية • سياسة"},
			[]string{"الرئيسية سياسة", "> الرئيسية", "سياسة > الرئيسية", "الرئيسية"}},
		{"notice", (*line).notice,
			[]string{"جميع الحقوق محفوظة", "حقوق النشر محفوظة لموقع الجسر", "© 2023", "© كل الحقوق لموقع الجسر", "Copyright © Al Jisr", "© Rights reserved"},
			[]string{"© صورة للجسر", "الحقوق السياسية", "قال إن جميع الحقوق محفوظة", "جميع الحقوق محفوظة " + nWords(43)}},
		{"announcesButtons", (*line).announcesButtons,
			[]string{"تابعوا القناة على", "شارك عبر", "تابعوا كل أخبار القناة الجديدة على"},
			[]string{"على", "تابعوا كل أخبار القناة الجديدة هنا على", "تابعوا القناة على تويتر", "تابعوا القناة"}},
		{"calls", (*line).calls,
			[]string{"اشترك في قناة الراصد على يوتيوب", "تابعونا على فيسبوك", "للمزيد تابعنا عبر تويتر", "انضم إلى القناة على تلغرام", "حمل التطبيق من غوغل"},
			[]string{"اشترك في قناة الراصد", "قناة الراصد على يوتيوب", "تابع المسؤول الملف", "اشترك في قناة الراصد على يوتيوب " + nWords(9)}},
		{"initials", (*line).initials, []string{"م ع / ف ش", "م ع"}, []string{"م", "أ ف ب", "م علي", "م 1", "1 2"}},
		{"siteName", siteName, []string{"صحيفة الجسر", "موقع الجسر", "وكالة الجسر للأنباء"}, []string{"الجسر", "أخبار الجسر"}},
		{"sectionName", sectionName,
			[]string{"سياسة", "عرب وعالم", "أخبار العالم العربي", "سياسة اقتصاد رياضة ثقافة أخبار"},
			[]string{"سياسة اقتصاد رياضة ثقافة أخبار سياسة", "سياسة الجسر", "", "وعلي", "***"}},
	})
}

func TestLastRune(t *testing.T) {
	for in, want := range map[string]rune{"نص.": '.', "نص.»": '.', "نص؟)": '؟', "نص”": 'ص', "نص \u200f": 'ص', "«»": '«', "": '\ufffd'} {
		if got := lastRune(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	checkAsks(t, []asks{
		{"person", person,
			[]string{"سلمى نعمان", "سلمى أبو النور حداد", "د. نجلاء حداد", "سامي الراشد، منى حداد", "سامي الراشد/منى حداد", "سامي الراشد & منى حداد | علي حسن؛ عمر سعيد"},
			[]string{"سامي", "سلمى أبو النور حداد راشد", "سامي الراشد.", "محمد علي 12", "وكالة رويترز", "رويترز", "عرب وعالم", "الشرق الأوسط", "سامي الراشد، منى",
				"وزير الصحة", "رئيس الجسر", "سامي، منى، علي", "سلمى نعمان، منى حداد، علي حسن، عمر سعيد، سعد سالم", "، ،"}},
		{"personName", func(l *line) bool { return personName(l.text) },
			[]string{"سامي الراشد", "سامي آل-راشد", "J. Smith", "سامي رية", "سامي وليد"},
			[]string{"سامي الاستقلاليونن", "سامي العربية", "سامي راشدية", "سامي والراشد", "سامي في الدار", "في الدار", "سامي راشد!", "محافظ المدينة", "الراشد سامي"}},
		{"notInName", func(l *line) bool { return !strings.ContainsFunc(l.text, notInName) }, []string{"سامي", "س.م", "أو'كونور", "سامي-علي", "سَامي"}, []string{"سامي!", "سامي ", "1"}},
		{"bylineOf near", func(l *line) bool { return bylineOf(l, true) },
			[]string{"بقلم: سامي الراشد", "بقلم سامي الراشد", "كتب - سامي الراشد:", "(تقرير سامي الراشد عن الجسر الجديد في المدينة)", "من أحمد سليم", "من أحمد سليم ومنى حداد", "المحرر: الجسر"},
			[]string{"بقلم", "بقلم سامي الراشد.", "بقلم سامي الراشد من مدينة الجسر الجديد", "سامي الراشد", "من الجسر الجديد", "من زرنوق الراشد", "المحرر الجسر", "بقلم:"}},
		{"bylineOf far", func(l *line) bool { return bylineOf(l, false) },
			[]string{"بقلم: سامي الراشد", "تقرير: أحمد سليم"},
			[]string{"بقلم سامي الراشد", "تقرير: لا زيادة في الأسعار", "من أحمد سليم", "(بقلم سامي الراشد)"}},
		{"correspondent", correspondent,
			[]string{"رويترز من الرباط", "القاهرة – أشرف سالم", "القاهرة - أحمد سليم"},
			[]string{"رويترز من الرباط.", "رويترز من الرباط في يوم ماطر طويل", "القاهرة – تصعيد جديد", "القاهرة أحمد سليم", "القاهرة - زرنوق الراشد"}},
		{"fromPlace", fromPlace, []string{"القاهرة - زرنوق الراشد", "القاهرة: أحمد سليم"}, []string{"القاهرة - تصعيد في الجنوب", "القاهرة زرنوق"}},
		{"credit", func(l *line) bool { return creditOf(l.text) != "" },
			[]string{"القاهرة - أ ش أ", "القاهرة: رويترز", "دبي، الإمارات (وام)", "لندن: «الجسر»", "رام الله / سامي حداد / الأناضول", "عمان (بترا) -", "بغداد - وكالة الأنباء العراقية"},
			[]string{"القاهرة", "مدينة القاهرة الكبرى الجديدة - أ ش أ", "- أ ش أ", "القاهرة - الجسر", "القاهرة: «الجسر الجديد في المدينة»",
				"قال الوزير في كلمته أمام البرلمان أمس الأول / سامي / الأناضول", "بغداد - وكالة الأنباء العراقية في الجنوب الكبير", "مدينة كبيرة من المدن القديمة جدا (وام)"}},
		{"outletName", func(l *line) bool { return outletName(l.text) },
			[]string{"رويترز", "وكالة الأنباء العراقية", "صحيفة الجسر", "جريدة الجسر الجديد اليومية الأولى"},
			[]string{"الأنباء", "صحيفة الجسر الجديد اليومية الأولى هنا", "صحيفةالجسر"}},
		{"namesOutlet", func(l *line) bool { return namesOutlet(l.text) }, []string{"رويترز", "سامي/رويترز", "سامي + غيتي", "أرشيف|سامي"}, []string{"سامي", "سامي رويترز"}},
	})
}

func TestCaptions(t *testing.T) {
	six := "مشهد من المدينة القديمة في الصباح"
	checkAsks(t, []asks{
		{"pictureLabel", pictureLabel, []string{"صورة: الجسر", "تصوير: سامي", "رسم : سامي"}, []string{"صورة الجسر", "قال: الجسر", "صورة: قال الوزير إن الجسر يفتح غدا."}},
		{"credited", (*line).credited,
			[]string{six + " (رويترز)", six + " [رويترز]", six + " - أرشيف", six + " | رويترز", six + " – رويترز", six + " © سامي الراشد",
				"قال إن البنك المركزي. © أ ف ب", six + " (الصورة: الجسر)", six + " (صورة من الجسر)", "وزارة الصحة - أرشيفية", six + " / أرشيف", "قال الوزير إن العمل يبدأ غدا (رويترز)"},
			[]string{six, six + ". (رويترز)", six + " (الجسر)", "القاهرة - رويترز", "القاهرة، مصر في - رويترز", "(رويترز)", six + " - رويترز.", six + " - " + nWords(20) + " رويترز",
				six + " © " + nWords(6), "/ أرشيف", six + " - الجسر", six + " / رويترز"}},
		{"takenBy", (*line).takenBy,
			[]string{"سفن في الميناء (أحمد سليم)", nWords(18) + " (أحمد سليم)"},
			[]string{"سفن هناك (أحمد سليم)", "سفن في الميناء (زرنوق سليم)", "سفن في الميناء (أحمد سليم) هنا", "(أحمد سليم)", nWords(19) + " (أحمد سليم)", "سفن في الميناء (الجسر)", "سفن في الميناء [أحمد سليم)"}},
		{"labelledCredit", (*line).labelledCredit,
			[]string{"سفن كبيرة في الميناء تصوير: سامي الراشد", "Ships in the port Credit: Getty Images", "سفن كبيرة في عدسة: سامي راشد حداد علي"},
			[]string{"سفن في تصوير: سامي", "سفن كبيرة في الميناء تصوير: سامي راشد حداد علي سالم", "سفن كبيرة في الميناء قال: سامي", "تصوير: سامي", "سفن كبيرة في الميناء تصوير سامي", nWords(23) + " تصوير: سامي"}},
	})
}

func TestStandfirstClues(t *testing.T) {
	checkAsks(t, []asks{
		{"goesOn", func(l *line) bool { return goesOn(l.text) },
			[]string{"وأضاف المسؤول", "كما قال", "لكن الوزير", "وكان"},
			[]string{"وزير الصحة", "قال المسؤول", "وصل الوفد", "أضاف"}},
		{"agencyDateline", func(l *line) bool { return agencyDateline(l.text) },
			[]string{"موسكو (رويترز) - قال", "القاهرة - أ ش أ: قال", "دبي/ وام/ قال", "مدينة غزة القديمة (رويترز) قال"},
			[]string{"موسكو - قال الوزير", "قال الوزير في موسكو (رويترز) - إن", "(رويترز) - قال", "موسكو - رويترز", "موسكو رويترز قال"}},
	})
}

func TestTitles(t *testing.T) {
	const title = "الجسر الجديد يفتح غدا"
	for text, want := range map[string]bool{
		title: true, "«" + title + "»": true, title + " | موقع الجسر": true, title + " - الجسر": true, title + " : الجسر": true,
		title + " الجسر": false, title + " | واحد اثنان ثلاثة أربعة خمسة": true, title + " | واحد اثنان ثلاثة أربعة خمسة ستة": false,
		"موقع الجسر | " + title: false, "الجسر القديم يفتح غدا": false, "": false, "***": false, title + "ه": false, "| " + title: true,
	} {
		if l := newLine(text); sameTitle(key(title), &l) != want {
			t.Errorf("%q is the title: %v, want %v", text, !want, want)
		}
	}
}

func TestBare(t *testing.T) {
	for in, want := range map[string]string{
		"والجسر": "جسر", "بالجسر": "جسر", "فبالجسر": "جسر", "جسر": "جسر", "وال": "ال", "ول": "ول", "والي": "الي", "الجو": "جو", "الا": "الا", "كتاب": "تاب", "": "",
	} {
		if got := bare(key(in)); got != key(want) {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	s := wordSet{bare(key("الجسر")): true, bare(key("غدا")): true, bare(key("في")): true}
	for text, want := range map[string]int{"الجسر": 1, "والجسر وبالجسر": 2, "غدا": 1, "في": 0, "القصر": 0, "": 0} {
		if got := s.share(key(text)); got != want {
			t.Errorf("%q shares %d words, want %d", text, got, want)
		}
	}
}

func TestUpTo(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"جسر", 6, "جسر"}, {"جسر", 5, "جس"}, {"جسر", 4, "جس"}, {"جسر", 1, ""}, {"جسر", 0, ""}, {"abc", 2, "ab"}, {"abc", 3, "abc"}} {
		if got := upTo(c.text, c.n); got != c.want {
			t.Errorf("%q up to %d: %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func TestHashtags(t *testing.T) {
	for text, want := range map[string]bool{"#جسر #قطار": true, "#جسر": true, "جسر #قطار": false, "#جسر قطار": false, "# جسر": false, "##جسر": false, "#a": false, "#ab": true} {
		if got := hashtags(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestSourceNames(t *testing.T) {
	for line, want := range map[string]string{
		"المصدر: رويترز": "رويترز", "المصدر رويترز": "رويترز", "المصدر: الجسر (رويترز)": "الجسر (رويترز)", "م ع/ف ش (رويترز)": "رويترز", "(المصدر: رويترز)": "رويترز",
		"م ع ف ش (رويترز)": "م ع ف ش (رويترز)", "م ع/ف ش (الجسر)": "م ع/ف ش (الجسر)", "رويترز": "رويترز", "- وام -": "وام", "المصدر: الجسر (أ) + (ب)": "الجسر (أ) + (ب)",
		"(رويترز)": "رويترز",
	} {
		if got := sourceIn(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestDateTails(t *testing.T) {
	for text, want := range map[string]string{
		"9-10-2020 | أخبار العالم": "9-10-2020", "9 أكتوبر 2020 · 3 دقائق": "9 أكتوبر 2020", "9 أكتوبر 2020 | سياسة | رويترز": "9 أكتوبر 2020",
		"9 أكتوبر 2020 رويترز": "9 أكتوبر 2020", "9 أكتوبر 2020 الجسر": "", "9-10-2020 | 22:35": "", "9-10-2020": "", "9 أكتوبر 2020 | قال الوزير": "", "| سياسة": "",
	} {
		at := tailAt(text)
		got := ""
		if at < len(text) {
			got = strings.TrimSpace(text[:at])
		}
		if got != want {
			t.Errorf("%q: the date is %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]int{
		"كتب أحمد علي الجمعة، 9 أكتوبر 2020": len("كتب أحمد علي "), "9 أكتوبر 2020": 0, "كتب": 0,
		"واحد اثنان ثلاثة أربعة خمسة ستة سبعة 9/10/2020":        len("واحد اثنان ثلاثة أربعة خمسة ستة سبعة "),
		"واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية 9/10/2020": 0,
	} {
		if got := dateAfter(text); got != want {
			t.Errorf("%q: the date begins at %d, want %d", text, got, want)
		}
	}
}

func TestArticleIsNamed(t *testing.T) {
	if a := Article("نص", Options{ID: "1", Path: "a/b.txt"}); a.ID != "1" || a.Path != "a/b.txt" {
		t.Errorf("ID %q, path %q", a.ID, a.Path)
	}
}

func TestMarkdownLevels(t *testing.T) {
	for page, want := range map[string]string{
		"# أ ب ت ث\n# ج ح خ د": "title: أ ب ت ث|heading: ج ح خ د", "## أ ب ت ث": "heading: أ ب ت ث", "###### أ ب": "heading: أ ب",
		"####### أ ب": "title: ####### أ ب", "##أ ب": "title: ##أ ب", "# أ\n# أ": "title: أ|heading: أ", "# أ\n## الوسوم\nأ، ب": "title: أ|furniture: الوسوم|keyword: أ|keyword: ب",
		"# أ\n[رابط]() كبير جدا هنا.": "title: أ|paragraph: رابط كبير جدا هنا.", "# أ\n*ميل* و**ثقيل** هنا.": "title: أ|paragraph: ميل وثقيل هنا.",
	} {
		p := newPage(Chars(page), true)
		p.tellApart()
		if got := strings.Join(outcome(p), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", page, got, want)
		}
	}
}
