package timex

import (
	"strings"

	"qari/model"
)

// meaning is what the lexicon knows of one written form. A form can mean several
// things at once («الثاني» is an ordinal and ends the name of a month); the
// rules ask for the meaning they need. Zero values mean "not that".
type meaning struct {
	month    int8           // 1…12; of two-word names the first word's is in half
	calendar model.Calendar // of month
	half     *half          // the name goes on: «كانون …»
	guarded  bool           // also an everyday word: needs a context («مارس»)
	lone     bool           // takes no ب, ل, ك: «باب» is no «آب»

	weekday int8 // ISO 8601: 1 is Monday

	unit   unit
	form   form
	define bool // with the article

	value   int  // of a number word
	ordinal int  // «السادس»
	rank    int8 // «سادس», an ordinal without the article
	last    bool

	toward  toward // الماضي، الجاري، المقبل
	mod     string // TIMEX3 mod of «أواخر»
	part    string // of the day, as TIMEX3 writes it: MO, EV
	exact   bool   // part may stand after a clock time: «صباحا»
	season  string // SP, SU, FA, WI
	decade  int    // 80 for «الثمانينيات»
	offset  offset // «أمس»
	vague   string // PAST_REF …
	every   unit   // «سنويا»
	degree  string // TIMEX3 mod of «نحو»
	role    role
	feast   bool // the first word of a holiday's name
	counted bool // a thing that is counted: «2020 طنا»
}

// half lists how a two-word month name may end.
type half struct {
	ends map[string]int8 // folded second word → month
}

// unit is a unit of time, from the smallest to the largest.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	night
	week
	month
	quarter
	year
	decade
	century
)

// form is the grammatical number of a unit's name.
type form uint8

const (
	singular form = iota
	dual
	plural
)

// toward says on which side of the anchor a period lies.
type toward uint8

const (
	anywhere toward = iota
	past
	present
	future
	following // after the time spoken of: «التالي»
	previous  // before it: «السابق»
	same      // itself: «نفسه»
)

// offset is a day told by its distance from the anchor.
type offset struct {
	days int
	set  bool
}

// role is what a function word does in the rules.
type role uint8

const (
	noRole       role = iota
	from              // من
	in                // في
	at                // عند، على
	until             // إلى، حتى
	between           // بين
	and               // و
	ago               // قبل
	hence             // بعد
	since             // منذ
	within            // خلال
	lasting           // لمدة، طوال
	every             // كل
	this              // هذا
	that              // ذلك
	dayWord           // يوم، اليوم as a noun
	daysOf            // يومي، أيام
	monthsOf          // شهري
	yearsOf           // عامي
	clockWord         // الساعة
	halfOf            // نصف
	thirdOf           // ثلث
	quarterOf         // ربع
	less              // إلا
	few               // قليلة
	some              // بضعة، عدة
	one               // واحد
	corresponds       // الموافق
	dated             // بتاريخ
	zoneWord          // بتوقيت
	seasonWord        // فصل
	weekend           // عطلة
	ofEra             // م، ميلادي
	ofHijra           // هـ، هجري
	ofSun             // شمسي
	media             // صحيفة، قناة
	figure            // رقم، قرار
	quantity          // نحو …
	pending           // سوف، المقرر
	article           // الـ
	except            // عدا
	pastParticle      // كان، لم
	someTime          // وقت
	event             // ثورة: what follows names it, in a year that all know
	general           // الأمين: «العام» after it is no year
	place             // شارع: a date after it is its name
	pronoun           // الذي
	life              // عمره
	dayOfMonth        // غرة
	lately            // الآونة
	blessed           // المبارك
	elapsed           // مضى
	most              // أكثر
)

var unknown meaning

// lexicon maps folded words to what they mean. It is never changed.
var lexicon = build()

type builder map[string]*meaning

func build() map[string]*meaning {
	b := builder{}
	b.calendars()
	b.numbers()
	b.units()
	b.times()
	b.functions()
	for name := range holidays {
		b.add(name, func(w *meaning) { w.feast = true })
	}
	return b
}

// add lets set fill in the entry of each of the words listed in forms.
func (b builder) add(forms string, set func(*meaning)) {
	for _, f := range strings.Fields(forms) {
		k := keyOf(f)
		if b[k] == nil {
			b[k] = new(meaning)
		}
		set(b[k])
	}
}

func (b builder) role(r role, forms string) { b.add(forms, func(w *meaning) { w.role = r }) }
