package timex

import (
	"strings"
	"unicode/utf8"
)

// ahead tells whether the clause around the expression at token i speaks of
// the future. News tell what was in the perfect («التقى الوزير السفير
// الأحد»), and what will be with a particle («سوف»), a word of planning («من
// المقرر»), the verb's س, or the imperfect («يصل الوفد الأحد»).
func (s *scanner) ahead(i int) bool {
	for k := i - 1; k >= i-12 && k >= 0; k-- {
		t := s.at(k)
		if t.kind == line || s.sign(k, ".؛:؟!") {
			break
		}
		if perfect[withoutAnd(s.key(k))] {
			return false // the nearest verb counts: «سيبحث ما صدر الأحد», «قال الأحد إنه سيبحث»
		}
		if t.role == pending || s.futureVerb(k) {
			return !s.pastBefore(k)
		}
		if k >= i-8 && s.imperfect(k) && !s.commaBetween(k, i) {
			return !s.pastBefore(k)
		}
	}
	for k := i + 1; k <= i+3; k++ {
		if s.at(k).kind == line || s.sign(k, ".،؛:؟!") || strings.HasPrefix(s.key(k), "ان") {
			break
		}
		if s.futureVerb(k) {
			return true
		}
	}
	return false
}

// pastBefore tells whether a word shortly before k makes an imperfect
// past («كان يصل», «لم يصل») or only describes («الذي يصل»).
func (s *scanner) pastBefore(k int) bool {
	for back := 1; back <= 4 && s.at(k-back).kind == letters; back++ {
		if s.at(k-back).role == pastParticle {
			return true
		}
	}
	return s.at(k-1).role == pronoun || describing[withoutAnd(s.key(k-1))]
}

// describing are the pronouns of «وهو يتحدث», which tells of the same time as
// the verb before it.
var describing = map[string]bool{"هو": true, "هي": true, "هم": true, "هما": true}

func (s *scanner) commaBetween(k, i int) bool {
	for ; k < i-1; k++ {
		if s.sign(k, "،") {
			return true
		}
	}
	return false
}

// futureVerb tells whether token k is a verb with the س of the future. Nouns
// and names that begin alike are told by their stems; the first person is
// always written سأ.
func (s *scanner) futureVerb(k int) bool {
	t := s.at(k)
	if t.kind != letters || t.meaning != &unknown || t.end-t.start < 8 {
		return false
	}
	key := withoutAnd(s.key(k))
	rest, ok := strings.CutPrefix(key, "س")
	if !ok || seemsFuture[key] || hasPrefix(key, notFuture) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return first == 'ي' || first == 'ت' || first == 'ن' || first == 'ا' && strings.Contains(s.src(k), "سأ")
}

// imperfect tells whether token k is a verb of the third person in the
// imperfect. Words in ت are as often nouns, so they count at the head of a
// clause alone.
func (s *scanner) imperfect(k int) bool {
	t := s.at(k)
	if t.kind != letters || t.meaning != &unknown || t.end-t.start < 6 {
		return false
	}
	full := s.key(k)
	key := withoutAnd(full)
	if strings.HasPrefix(full, "في") {
		return false // «فيه», «فيها»
	}
	head := key != full || s.at(k-1).kind != letters
	switch {
	case hasPrefix(key, notImperfect):
		return false
	case strings.HasPrefix(key, "ي"):
		return true
	}
	return strings.HasPrefix(key, "ت") && head
}

func withoutAnd(key string) string {
	return strings.TrimPrefix(strings.TrimPrefix(key, "و"), "ف")
}

func hasPrefix(key string, list []string) bool {
	for _, p := range list {
		if strings.HasPrefix(key, p) {
			return true
		}
	}
	return false
}

// perfect are verbs with which news tell what was, in the forms of the third
// person. Those that are nouns as well («عقد اجتماع») count as feminine alone.
var perfect = perfectForms(`
	قال اعلن اكد ذكر صرح افاد اوضح اضاف اصدر صدر اجر اجري القي الق ادلي ادل شهد بدا انته انتهي اتفق التقي التق
	اجتمع استقبل وصل زار اصيب لقي اعتقل افتتح شارك دعا نفي اقر وافق تسلم استشهد اندلع انطلق ابلغ اتهم اشاد
	ندد ادان اظهر ارتفع انخفض هبط صعد خسر تعادل`, `
	نشر عقد وقع كتب قتل رفض سلم طلب طالب وجه نقل سجل تراجع فاز كشف بث صوت قصف حضر جر دع نف رحب شن اغلق`)

func perfectForms(verbs, nouns string) map[string]bool {
	forms := map[string]bool{}
	for _, stem := range strings.Fields(verbs) {
		for _, end := range []string{"", "وا", "ه", "ها", "ا"} {
			forms[stem+end] = true
		}
	}
	for _, stem := range strings.Fields(verbs + nouns) {
		for _, end := range []string{"ت", "ته", "تها", "تا"} {
			forms[stem+end] = true
		}
	}
	return forms
}

// seemsFuture are words, notFuture beginnings of words, that only look like a
// future verb.
var seemsFuture = map[string]bool{
	"سيد": true, "سيده": true, "سيدات": true, "سيدي": true, "سيدنا": true, "سيدني": true, "سيف": true, "سيوف": true,
	"سيول": true, "سيره": true, "سير": true, "سيناء": true, "سيلان": true, "ستار": true, "ستالين": true, "ستاد": true,
	"سياره": true, "ستره": true, "سيل": true, "سيما": true,
}

var notFuture = []string{
	"سياس", "سيار", "سيطر", "سيناريو", "سينما", "ستراتيج", "ستيف", "سيرج", "سيرغ", "سيبيري", "سيمنز", "سياح", "سياق",
	"سياج", "سياد", "سيريلان", "سيراليون", "ستوكهولم", "ستائر", "سيولت", "سيكولوج", "سنو", "سند", "سنغاف", "سنان",
	"سنجار", "سنترال", "سنار", "سال",
}

// notImperfect are nouns and names that look like a verb in the imperfect, and
// verbs of saying, which report what was.
var notImperfect = []string{
	"يوم", "يد", "يمن", "يمين", "يسار", "ياسر", "ياسين", "يونس", "يوسف", "يابان", "يورو", "يعقوب", "يحيي", "يافا",
	"ينبوع", "يقين", "يهود", "يونان", "يوغسلا", "يريفان", "يقول", "يري", "يوكد", "يضيف", "يذكر",
	"تونس", "تركي", "تشاد", "تايوان", "تايلاند", "تنزاني", "تقرير", "تقارير", "تل ", "تم", "تحت", "تجاه", "تلك",
	"تقول", "تري", "توكد", "تضيف", "تفيد", "تذكر", "تصريح", "تحقيق", "تنظيم", "تعليم", "توقيع", "تطوير", "تدريب",
	"تجارب", "تجربه", "تظاهر", "تعاون", "تحالف", "تبادل", "تاريخ", "تراجع", "تعرض", "تلقي", "تمكن", "تسلم", "تولي",
	"توفي", "تحدث", "تقدم", "تاسس", "تحول", "تصدر", "تعهد", "توصل", "توجه", "تجمع", "تجاوز", "تبن", "تزامن", "تلت",
	"تضمن", "تعادل", "تضاعف", "توقف", "تدهور", "تفقد", "تقرر", "تخرج", "تزوج", "تبين", "تعطلت", "تسبب", "توج",
}
