package clean

import "testing"

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"«الكلمات المفتاحيّة»:": key("الكلمات المفتاحية"),
		"12,345 مشاهدة":         "# " + key("مشاهدة"),
		"12 / 5 / 2021":         "#",
		"A – b":                 "a b",
		"":                      "",
		"...":                   "",
		"عربي21 2021":           key("عربي") + "21 #",
		"3 دقائق | 4 تعليقات":   "# " + key("دقائق") + " # " + key("تعليقات"),
		"#وسم":                  "#" + key("وسم"),
	} {
		if got := key(in); got != want {
			t.Errorf("key(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLabel(t *testing.T) {
	tests := []struct {
		labels    lexicon
		text      string
		rest      string // what stands behind the label; "-" for no label
		separated bool
	}{
		{sourceLabels(), "المصدر: رويترز", " رويترز", true},
		{sourceLabels(), "المصدر | رويترز", " رويترز", true},
		{sourceLabels(), "(المصدر: رويترز)", " رويترز)", true},
		{sourceLabels(), "المصادر", "", true},
		{sourceLabels(), "المصادر:", "", true},
		{sourceLabels(), "المصدر نفسه أكد الخبر", "-", false},
		{bylineLabels(), "بقلم سامي الراشد", "سامي الراشد", false},
		{bylineLabels(), "بقلم: سامي الراشد", " سامي الراشد", true},
		{bylineLabels(), "كتبت سلمى", "سلمى", false},
		{bylineLabels(), "كتب عليهم القتال", "عليهم القتال", false},
		{keywordLabels(), "الوسوم: أ، ب", " أ، ب", true},
		{relatedLabels(), "اقرأ أيضًا", "", true},
		{relatedLabels(), "إقرأ أيضاً : خبر", " خبر", true},
		{relatedLabels(), "اقرأ الخبر", "-", false},
	}
	for _, tt := range tests {
		l := newLine(tt.text)
		at, separated := tt.labels.label(&l)
		rest := "-"
		if at != 0 {
			rest = tt.text[at:]
		}
		if rest != tt.rest || separated != tt.separated {
			t.Errorf("label of %q: %q, %v; want %q, %v", tt.text, rest, separated, tt.rest, tt.separated)
		}
	}
}

// TestRecognisers asks each recogniser for lines that it takes and lines that
// it must leave.
func TestRecognisers(t *testing.T) {
	furniture := func(l *line) bool {
		return furniturePhrases().covers(l.key) || l.breadcrumb() || l.notice() || l.ornament() || l.address()
	}
	tests := []struct {
		name        string
		is          func(*line) bool
		take, leave []string
	}{
		{"person", person,
			[]string{"علاء بريك", "سلمى نعمان", "د. نجلاء أبو النور", "سامي الراشد، منى حداد"},
			[]string{"عرب وعالم", "الشرق الأوسط", "رياضة عالمية", "سامي", "خلفية تاريخية", "في قلب المدينة", "وصل سامي إلى المدينة القديمة", "محمد 12"}},
		{"section", sectionName,
			[]string{"عرب وعالم", "اقتصاد", "أخبار العالم العربي", "سياسة واقتصاد"},
			[]string{"قصف وقتلى", "علاء بريك", "سقوط طائرة"}},
		{"furniture", furniture,
			[]string{"شارك القصة", "Close", "Facebook Twitter WhatsApp", "شارك | تويتر | فيسبوك", "1234 مشاهدة", "3 دقائق قراءة", "التعليقات (0)", "* * *", "الرئيسية > أخبار > سياسة", "جميع الحقوق محفوظة © 2023", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك", "https://example.org/a"},
			[]string{"شارك الفريق في البطولة", "طباعة العملة تتوقف", "استمع الوزير إلى شكاوى المواطنين.", "قصف وقتلى", "مشاركة عربية واسعة في المعرض"}},
		{"caption", func(l *line) bool { return l.credited() || pictureLabel(l) },
			[]string{"مشهد من المدينة القديمة صباحا (رويترز)", "الميناء في يوم عاصف (الصورة: الأناضول)", "وزارة الصحة - أرشيفية", "سوق الخضار في المدينة – أ ف ب", "تصوير: سامي الراشد", "البنك المركزي. © أ ف ب"},
			[]string{"قال الوزير إن العمل يبدأ غدا (رويترز).", "القاهرة - أ ش أ", "انضمت إلى حلف شمال الأطلسي (الناتو)", "مدينة السلام - حكاية شارع"}},
		{"credit", func(l *line) bool { return creditOf(l.text) != "" || correspondent(l) },
			[]string{"القاهرة - أ ش أ", "دبي - العربية.نت", "لندن: «الشرق الأوسط»", "رام الله / سامي حداد / الأناضول", "هسبريس من الرباط", "القاهرة – أشرف سالم"},
			[]string{"موسكو - تصعيد جديد", "الحكومة: لا زيادة في الأسعار"}},
		{"quotation", (*line).quoted,
			[]string{"«الماء ليس سلعة كغيرها»", "\"كأن الأرض تموج بنا\"."},
			[]string{"«الماء» ليس «سلعة»", "قال: «نعم»", "«الماء»"}},
		{"item", (*line).item, []string{"- بند", "1- بند", "٢) بند", "• بند"}, []string{"بند", "-5 درجات", "2020 عام صعب"}},
		{"prose", (*line).prose,
			[]string{"قال الوزير إن العمل يبدأ غدا.", "وجاء في البيان الذي صدر أمس:"},
			[]string{"انتهى.", "بوتين يزور يريفان نهاية الشهر", "هل يبدأ العمل في الجسر غدا؟"}},
	}
	for _, tt := range tests {
		for _, text := range tt.take {
			if l := newLine(text); !tt.is(&l) {
				t.Errorf("%q is no %s", text, tt.name)
			}
		}
		for _, text := range tt.leave {
			if l := newLine(text); tt.is(&l) {
				t.Errorf("%q is a %s", text, tt.name)
			}
		}
	}
}
