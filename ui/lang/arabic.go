package lang

import "qari/ui/keys"

// Arabic returns the interface in Arabic. file.Two is in the genitive, for it
// stands after «فتح».
func Arabic() *Text {
	return &Text{
		Code: "ar", RTL: true,
		AppName: "قارئ",

		People: "أشخاص", Places: "أماكن", Organisations: "جهات",
		Countries: "دول ذات صلة", Dates: "تواريخ",
		Published: "نُشر في", Unpublished: "تاريخ النشر غير معروف",
		Inferred: "مستنتج من النص", Given: "حدّده المستخدم",
		NoTitle: "بلا عنوان", NoArticles: "لا مقالات هنا", NoMatch: "لا شيء يطابق التصفية",
		NothingFound: "لم يُعثر على شيء", Analysing: "يجري استخراج الأسماء والتواريخ…",

		FilterPrompt: "تصفية:", SearchPrompt: "بحث:", NamePrompt: "حفظ التصفية باسم:", NotePrompt: "ملاحظة:",
		MergeWith: "انتقل إلى الاسم الآخر واضغط + لدمج الاسمين", Merged: "دُمج الاسمان", Split: "فُصلت الأسماء",
		Saved: "حُفظت التصفية باسم", Note: "ملاحظة",

		FoldedLines: "طُوي من الصفحة %s، اضغط %s للعرض",
		Hints:       "؟ الاختصارات  q خروج",
		Loading:     "يجري التحميل", Problems: "تعذّر فتح",
		Wrapped: "استُؤنف البحث من أول المقال", Copied: "نُسخ النص", TooLongToCopy: "النص أطول من أن يُنسخ", NotFound: "لا نتائج",
		Reordered: "طريقة العرض:", HarakatOn: "الحركات ظاهرة", HarakatOff: "الحركات مخفية",
		PlaceSet: "حُفظ الموضع", NoSource: "لا رابط للمصدر في هذه الصفحة",
		Starred: "أُضيفت النجمة", Unstarred: "أُزيلت النجمة",
		MarkedRead: "مقروء", MarkedUnread: "غير مقروء",
		Undone: "جرى التراجع عن آخر تغيير", NothingToUndo: "لا شيء للتراجع عنه",
		DigitsWritten: "الأرقام كما كُتبت", DigitsLatin: "الأرقام 123", DigitsArabic: "الأرقام ١٢٣",
		CalibrateAsk:    "أي الأسطر يظهر سليمًا؟",
		CalibrateHint:   "اضغط رقم السطر السليم، أو Esc للإلغاء",
		CalibrateSample: "أهلًا بك في قارئ (2026)",
		Evidence:        evidenceArabic(),
		HelpTitle:       "الاختصارات", HelpHint: "Esc للإغلاق",
		Groups: map[keys.Group]string{
			keys.Moving: "التنقل", keys.Article: "في المقال", keys.Finding: "البحث والإبراز",
			keys.Looks: "العرض", keys.Shelf: "علاماتي", keys.Taking: "النسخ", keys.Program: "البرنامج",
		},
		Actions: map[keys.Action]string{
			keys.Up: "إلى أعلى", keys.Down: "إلى أسفل",
			keys.PageUp: "صفحة إلى أعلى", keys.PageDown: "صفحة إلى أسفل",
			keys.Home: "إلى البداية", keys.End: "إلى النهاية",
			keys.NextPane: "اللوحة التالية", keys.PrevPane: "اللوحة السابقة",
			keys.RightPane: "اللوحة اليمنى", keys.LeftPane: "اللوحة اليسرى",
			keys.Choose: "فتح المقال، أو تصفية القائمة بالاسم المختار", keys.Back: "العودة إلى الموضع السابق",
			keys.NextArticle: "المقال التالي", keys.PrevArticle: "المقال السابق",
			keys.NextParagraph: "الفقرة التالية", keys.PrevParagraph: "الفقرة السابقة",
			keys.NextHeading: "العنوان الفرعي التالي", keys.PrevHeading: "العنوان الفرعي السابق",
			keys.NextMention: "الاسم أو التاريخ التالي", keys.PrevMention: "الاسم أو التاريخ السابق",
			keys.SetPlace: "حفظ الموضع", keys.GoPlace: "الذهاب إلى الموضع المحفوظ",
			keys.Find:    "تصفية القائمة، أو البحث في المقال",
			keys.NextHit: "الموضع المُبرَز التالي", keys.PrevHit: "الموضع المُبرَز السابق",
			keys.Merge: "دمج اسم في آخر: + على كلٍّ منهما", keys.Split: "فصل الأسماء المدموجة",
			keys.Mark: "إبراز مواضع الاسم أو التاريخ", keys.Cancel: "إغلاق أو إلغاء",
			keys.Unfold: "إظهار بقية الصفحة أو طيّها", keys.Harakat: "إظهار الحركات أو إخفاؤها",
			keys.Digits: "شكل الأرقام", keys.Justify: "ضبط الأسطر",
			keys.Mirror: "نقل القائمة إلى الجهة الأخرى", keys.Language: "لغة الواجهة",
			keys.Star: "نجمة", keys.Unread: "مقروء أو غير مقروء", keys.Undo: "تراجع",
			keys.Note: "كتابة ملاحظة على المقال", keys.SaveQuery: "حفظ التصفية باسم، وتُستدعى بكتابة @ والاسم",
			keys.CopyParagraph: "نسخ الفقرة", keys.CopyArticle: "نسخ المقال", keys.OpenSource: "نسخ رابط المصدر",
			keys.NextTerminal: "طريقة العرض التالية، إن بدا النص معكوسًا",
			keys.Calibrate:    "اختيار طريقة العرض بالتجربة",
			keys.Redraw:       "إعادة رسم الشاشة",
			keys.Help:         "هذه المساعدة", keys.Suspend: "تعليق البرنامج", keys.Quit: "خروج",
		},
		months: monthsArabic, comma: "، ",
		article: Noun{"لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"},
		line:    Noun{"لا سطور", "سطر واحد", "سطران", "سطور", "سطرًا", "سطر"},
		hit:     Noun{"لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعًا", "موضع"},
		file:    Noun{"لا ملفات", "ملف واحد", "ملفين", "ملفات", "ملفًا", "ملف"},
	}
}
