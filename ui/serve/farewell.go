package serve

import "cmp"

// farewells are the last lines of a session that the reader did not end, by
// language.
var farewells = map[string]map[End]string{
	"en": {
		EndIdle:     "qari: closed, because no key was pressed for a long time.",
		EndLongest:  "qari: closed, because the session reached its longest allowed time.",
		EndShutdown: "qari: the reading room is closing. Come back in a moment.",
		EndRevoked:  "qari: closed, because this key may no longer enter the reading room.",
		EndFailed:   "qari: something went wrong here; the failure was logged.",
	},
	"ar": {
		EndIdle:     "قارئ: أُغلقت الجلسة إذ لم يُضغط مفتاح منذ مدة.",
		EndLongest:  "قارئ: أُغلقت الجلسة، فقد بلغت أطول مدة مسموح بها.",
		EndShutdown: "قارئ: تُغلق قاعة القراءة الآن. عُد بعد قليل.",
		EndRevoked:  "قارئ: أُغلقت الجلسة، فهذا المفتاح لم يعد يفتح قاعة القراءة.",
		EndFailed:   "قارئ: حدث خطأ هنا، وقد سُجّل.",
	},
}

// farewell returns the last line for the reader of a model, in the model's
// language and in the bytes of its terminal. It is "" for an End without a text.
func farewell(why End, m Model) string {
	text := cmp.Or(farewells[m.Language()][why], farewells["en"][why])
	if text == "" {
		return ""
	}
	return m.Printed(text)
}
