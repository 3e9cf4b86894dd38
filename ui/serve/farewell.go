package serve

import "cmp"

// farewells are what readers are told when it was not they who left, by
// language.
var farewells = map[string]map[End]string{
	"en": {
		EndIdle:     "qari: closed, since nothing was typed for a long time.",
		EndLongest:  "qari: closed, since the session lasted as long as one may.",
		EndShutdown: "qari: the reading room is closing. Come back in a moment.",
		EndRevoked:  "qari: closed, since this key no longer opens the reading room.",
		EndFailed:   "qari: something went wrong here; the failure was logged.",
	},
	"ar": {
		EndIdle:     "قارئ: أُغلقت الجلسة، فلم يُكتب شيء منذ وقت طويل.",
		EndLongest:  "قارئ: أُغلقت الجلسة، فقد بلغت أطول مدة مسموح بها.",
		EndShutdown: "قارئ: تُغلق قاعة القراءة الآن. عُد بعد قليل.",
		EndRevoked:  "قارئ: أُغلقت الجلسة، فهذا المفتاح لم يعد يفتح قاعة القراءة.",
		EndFailed:   "قارئ: حدث خطأ هنا، وقد سُجّل.",
	},
}

// farewell is what the reader of a model is told at the end of a session, in
// the language that the model speaks then and as its terminal wants it; ""
// where there is nothing to tell.
func farewell(why End, m Model) string {
	text := cmp.Or(farewells[m.Language()][why], farewells["en"][why])
	if text == "" {
		return ""
	}
	return m.Printed(text)
}
