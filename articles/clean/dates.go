package clean

import (
	"regexp"
	"strings"
)

// date is what a date line holds.
type date struct {
	labelled bool // «نُشر في» or the like stands before it
	before   int  // bytes of a section's or an author's name before it
}

// findDates finds the lines that are nothing but a date line, among those
// short enough.
func (p *page) findDates() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.role == undecided && l.words <= 20 && strings.Contains(l.key, "#") {
			l.date = dateOf(l.text)
		}
	}
}

const (
	dateMonths = `يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|ماي|يونيو|يونيه|يوليو|يوليوز|يوليه|أغسطس|اغسطس|غشت|سبتمبر|شتنبر|أكتوبر|اكتوبر|نوفمبر|نونبر|ديسمبر|دجنبر|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|جانفي|فيفري|أفريل|جوان|جويلية|أوت|January|February|March|April|May|June|July|August|September|October|November|December|محرم|صفر|ربيع الأول|ربيع الثاني|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة`
	dateWords  = dateMonths + `|السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|صباحا|صباحاً|مساء|مساءً|ظهرا|الساعة|ص|م|هـ|الموافق|بتوقيت|غرينتش|مكة|المكرمة|القدس|أبوظبي|GMT|AM|PM|am|pm|في|يوم|-|/|\||,|،|:|\.|–|—|\(|\)|•|·`
	dateLabels = `نُشر في|نشر في|نشرت في|نشر بتاريخ|تاريخ النشر|تم النشر|تم النشر في|آخر تحديث|اخر تحديث|آخر تعديل|تاريخ التحديث|حُدث في|التاريخ|تاريخ|نشر|أضيف في|Published|Updated|Last updated|date`
)

var (
	onlyDate  = regexp.MustCompile(`^(?:(` + dateLabels + `)\s*[:|]?\s*)?(?:[0-9٠-٩]+|\s|` + dateWords + `|` + dateLabels + `)+$`)
	fullDate  = regexp.MustCompile(`[0-9٠-٩]{1,2}\s*(?:[-/.]\s*[0-9٠-٩]{1,2}\s*[-/.]\s*[0-9٠-٩]{4}|\s(?:` + dateMonths + `))|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}`)
	dateStart = regexp.MustCompile(`(?:(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)[،,]?\s*)?[0-9٠-٩]`)
)

func dateOf(text string) *date {
	if !fullDate.MatchString(text) {
		return nil
	}
	if m := onlyDate.FindStringSubmatch(text); m != nil {
		return &date{labelled: m[1] != ""}
	}
	at := dateStart.FindStringIndex(text)
	if at == nil || at[0] == 0 || !onlyDate.MatchString(text[at[0]:]) || countWords(text[:at[0]]) > 7 {
		return nil
	}
	return &date{before: at[0]}
}
