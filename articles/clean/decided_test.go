package clean

import (
	"strings"
	"testing"
)

// decided makes a page whose lines have roles already: "role: text"; a line
// without a role is undecided. It returns the index of the line behind ►.
func decided(text string) (p *page, asked int) {
	roles := map[string]role{}
	for r, name := range roleNames {
		roles[name] = r
	}
	roles["furniture"], roles["relatedLabel"], roles["keywordLabel"], roles["merged"] = furniture, relatedLabel, keywordLabel, merged
	p = newPage(text, false)
	for i := range p.lines {
		l := &p.lines[i]
		text, marked := strings.CutPrefix(l.text, "►")
		if marked {
			asked = i
		}
		as := undecided
		if name, rest, found := strings.Cut(text, ": "); found {
			if r, known := roles[name]; known {
				as, text = r, rest
			}
		}
		gap := l.gap
		*l = newLine(text)
		l.gap, l.role = gap, as
	}
	p.title = titleIn(p.lines)
	return p, asked
}

// asksPage tests what a rule asks of a line among others: the line behind ►.
type asksPage struct {
	name        string
	is          func(p *page, i int) bool
	take, leave []string
}

func checkAsksPage(t *testing.T, table []asksPage) {
	t.Helper()
	for _, a := range table {
		for _, text := range a.take {
			if p, i := decided(text); !a.is(p, i) {
				t.Errorf("%s: %q is left", a.name, text)
			}
		}
		for _, text := range a.leave {
			if p, i := decided(text); a.is(p, i) {
				t.Errorf("%s: %q is taken", a.name, text)
			}
		}
	}
}

// withNext gives a rule the next undecided line as well.
func withNext(is func(p *page, i, next int) bool) func(p *page, i int) bool {
	return func(p *page, i int) bool { return is(p, i, p.next(i+1)) }
}

func TestBodyAmongLines(t *testing.T) {
	const head, under = "title: الجسر الجديد\n", "title: الجسر الجديد\nfurniture: شارك\n►"
	const prose = "قال الوزير إن الجسر الجديد يفتح غدا."
	checkAsksPage(t, []asksPage{
		{"amongButtons", (*page).amongButtons,
			[]string{under + "زر", under + "كلمات ثلاث هنا"},
			[]string{under + "أربع كلمات تقف هنا", under + "انتهى.", under + "متى؟", under + "زر / زر", head + "►زر", "furniture: شارك\n►زر", head + "نص\n►زر"}},
		{"underTitle", withNext((*page).underTitle),
			[]string{under + nWords(3) + "\n" + prose, under + nWords(16) + "\n" + prose, head + "dateline: 9/10/2020\n►" + nWords(4) + "\n" + prose},
			[]string{under + nWords(2) + "\n" + prose, under + nWords(17) + "\n" + prose, under + nWords(4), under + nWords(4) + ".\n" + prose, under + "- " + nWords(4) + "\n" + prose,
				under + nWords(4) + "؟\n" + prose, under + nWords(4) + "?\n" + prose, head + "►" + nWords(4) + "\n" + prose, "furniture: شارك\n►" + nWords(4) + "\n" + prose,
				under + nWords(4) + "\ncaption: صورة\n" + prose, head + "summary: نص\n►" + nWords(4) + "\n" + prose, head + "paragraph: نص\n►" + nWords(4) + "\n" + prose, under + "* * *\n" + prose}},
		{"boxed", withNext((*page).boxed),
			[]string{"►رياضة\n" + nWords(5), "►رياضة\n" + nWords(15) + "؟"},
			[]string{"►رياضة\n" + nWords(4), "►رياضة", "►الجسر\n" + nWords(5), "►رياضة\n" + nWords(5) + ".", "►رياضة\n" + nWords(16) + "؟"}},
		{"overNothing", withNext((*page).overNothing),
			[]string{"paragraph: " + prose + "\n►كلمات ثلاث هنا"},
			[]string{"►زر", "paragraph: " + prose + "\n►أربع كلمات تقف هنا", "paragraph: " + prose + "\n►زر.", "paragraph: " + prose + "\n►- زر", "paragraph: نص\n►زر", "heading: " + prose + "\n►زر",
				"paragraph: " + prose + "\n►زر\nنص"}},
		{"overNothing above the end", func(p *page, i int) bool { p.end = len(p.lines) - 1; return p.overNothing(i, p.next(i+1)) },
			[]string{"paragraph: " + prose + "\n►" + nWords(8) + "\nsource: رويترز"}, []string{"paragraph: " + prose + "\n►" + nWords(9) + "\nsource: رويترز"}},
		{"numbered", withNext((*page).numbered),
			[]string{head + "►1. لماذا؟\n" + prose, head + "►1. " + nWords(13) + "\n" + prose, head + "►٢- لماذا؟\nنص."},
			[]string{head + "►1. " + nWords(14) + "\n" + prose, head + "►1. نص.\n" + prose, head + "►- لماذا؟\n" + prose, head + "►لماذا؟\n" + prose, head + "►1. لماذا؟", head + "►1. لماذا؟\n2. كيف؟",
				head + "- نص\n►1. لماذا؟\n" + prose, head + "►1. لماذا؟\nنص"}},
		{"numbered above the end", func(p *page, i int) bool { p.end = i + 1; return p.numbered(i, i+1) }, nil, []string{head + "►1. لماذا؟\n" + prose}},
		{"heads", withNext((*page).heads),
			[]string{"►كلام\nهذا نص.", "►" + nWords(14) + "\n" + prose, "►كلام\n- بند", "►لماذا هذا كله؟\nلأنه قريب."},
			[]string{"►كلام هنا\nهذا نص.", "►" + nWords(15) + "\n" + prose, "►كلام.\n" + prose, "►- كلام\n" + prose, "►* * *\n" + prose, "►كلام", "►كلام\nنص آخر هنا"}},
		{"besideDate", (*page).besideDate,
			[]string{"dateline: 9/10/2020\n►نص", "title: نص\n►نص\ndateline: 9/10/2020"},
			[]string{"title: نص\n►نص\nنص\ndateline: 9/10/2020", "title: نص\n►نص"}},
		{"besideButtons", (*page).besideButtons,
			[]string{"furniture: شارك\n►" + nWords(7) + "\nنص", "title: نص\n►زر\nfurniture: شارك"},
			[]string{"►زر\nfurniture: شارك", "furniture: شارك\n►زر", "furniture: شارك\n►" + nWords(8) + "\nنص", "furniture: شارك\n►زر.\nنص", "furniture: شارك\n►- زر\nنص", "title: نص\n►زر\nنص\nfurniture: شارك",
				"furniture: شارك\nنص\n►زر\nنص"}},
		{"entry", (*page).entry,
			[]string{"نص\n►10:30\nنص.", "نص\n►1:05\nنص.", "نص\n►10:30 صباحا\nنص."},
			[]string{"►10:30\nنص.", "نص\n►10:30", "نص\n►10:30\nنص", "نص\n►10:30 صباح اليوم\nنص.", "نص\n►:30\nنص.", "نص\n►123:30\nنص.", "نص\n►10:3\nنص.", "نص\n►أ:30\nنص.", "نص\n►10:أب\nنص.", "نص\n►1030\nنص."}},
		{"headBelow", func(p *page, i int) bool { return p.headBelow(i, 2) },
			[]string{"►نص\ndateline: 9/10/2020", "►نص\nكلام\nbyline: سلمى", "►نص\nfurniture: أ\nfurniture: ب\nكلام\nfurniture: ج\ndateline: 9/10/2020"},
			[]string{"►نص", "dateline: 9/10/2020\n►نص", "►نص\nكلام\nكلام\nbyline: سلمى", "►نص\n" + prose + "\nbyline: سلمى", "►نص\nfurniture: أ"}},
		{"overHead", (*page).overHead,
			[]string{head + "►" + nWords(6) + "\nbyline: سلمى", head + "►" + nWords(45) + "\nbyline: سلمى", head + "repeatedTitle: الجسر الجديد\n►" + nWords(6) + "\nكلام\nكلام\nbyline: سلمى"},
			[]string{head + "►" + nWords(5) + "\nbyline: سلمى", head + "►" + nWords(46) + "\nbyline: سلمى", head + "►" + nWords(6) + ":\nbyline: سلمى", head + "►- " + nWords(6) + "\nbyline: سلمى",
				head + "furniture: شارك\n►" + nWords(6) + "\nbyline: سلمى", head + "►" + nWords(6) + "\nكلام\nكلام\nكلام\nbyline: سلمى"}},
		{"topic", (*page).topic,
			[]string{"keyword: جسر\n►كلمات ثلاث هنا"},
			[]string{"keyword: جسر\n►أربع كلمات تقف هنا", "keyword: جسر\n\n►نهر", "keyword: جسر\n►نهر.", "keyword: جسر\n►- نهر", "keyword: جسر\n►2020", "مواضيع ذات صلة\n►نهر"}},
		{"dated", func(p *page, i int) bool { p.findDates(); return p.dated(0, i) }, []string{"نص\n9/10/2020\n►نص"}, []string{"نص\nنص\n►9/10/2020", "نص\nأحمد علي هنا 9 أكتوبر 2020\n►نص"}},
	})
}
