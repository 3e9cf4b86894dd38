package lang

import "qari/model/timex"

// evidenceArabic says in Arabic what each rule of package timex looked at.
func evidenceArabic() map[string]string {
	return map[string]string{
		timex.RuleGiven:     "حدّده القارئ",
		timex.RuleDateline:  "سطر التاريخ",
		timex.RuleUpdated:   "تاريخ التحديث",
		timex.RulePageClock: "ساعة الصفحة، وليست تاريخ النشر",
		timex.RuleWeekday:   "اليوم المذكور في النص",
		timex.RuleOwnDay:    "اسم اليوم لا يوافق تاريخه",
		timex.RuleForced:    "يُفهم من النص",
		timex.RuleOrder:     "اسم اليوم حسم ترتيب اليوم والشهر",
		timex.RuleConflict:  "تواريخ متعارضة في النص",
	}
}

func evidenceEnglish() map[string]string {
	return map[string]string{
		timex.RuleGiven:     "supplied",
		timex.RuleDateline:  "date line",
		timex.RuleUpdated:   "date of an update",
		timex.RulePageClock: "the page's clock, not its publication",
		timex.RuleWeekday:   "the weekday that the text calls today",
		timex.RuleOwnDay:    "the weekday is not that date's",
		timex.RuleForced:    "the text forces it",
		timex.RuleOrder:     "the weekday settled day and month",
		timex.RuleConflict:  "dates in the text contradict each other",
	}
}
