package lang

import "qari/model/timex"

// evidenceArabic and evidenceEnglish name what each rule of package timex used.
func evidenceArabic() map[string]string {
	return map[string]string{
		timex.RuleGiven:     "حدّده المستخدم",
		timex.RuleDateline:  "سطر التاريخ",
		timex.RuleUpdated:   "تاريخ التحديث",
		timex.RulePageClock: "وقت عرض الصفحة، لا تاريخ نشرها",
		timex.RuleWeekday:   "اليوم المذكور في النص",
		timex.RuleOwnDay:    "اسم اليوم لا يوافق تاريخه",
		timex.RuleForced:    "يُفهم من النص",
		timex.RuleOrder:     "اسم اليوم حسم ترتيب اليوم والشهر",
		timex.RuleConflict:  "تواريخ متعارضة في النص",
	}
}

func evidenceEnglish() map[string]string {
	return map[string]string{
		timex.RuleGiven:     "given by you",
		timex.RuleDateline:  "date line",
		timex.RuleUpdated:   "update date",
		timex.RulePageClock: "when the page was shown, not published",
		timex.RuleWeekday:   "weekday in the text",
		timex.RuleOwnDay:    "weekday does not match the date",
		timex.RuleForced:    "implied by the text",
		timex.RuleOrder:     "weekday decides the order of day and month",
		timex.RuleConflict:  "dates in the text conflict",
	}
}
