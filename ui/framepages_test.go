package ui

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/model/timex"
)

// page makes an article of blocks: each is its kind's first letter, a colon
// and its text.
func page(id string, blocks ...string) *model.Article {
	kinds := map[string]model.Kind{
		"t": model.Title, "s": model.Section, "d": model.Dateline, "b": model.Byline, "u": model.Summary,
		"p": model.Paragraph, "h": model.Heading, "q": model.Quote, "c": model.Caption, "o": model.Source,
	}
	a := &model.Article{ID: id}
	for i, block := range blocks {
		kind, text, _ := strings.Cut(block, ":")
		if i > 0 {
			a.Text += "\n"
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: kinds[kind], Span: model.Span{Start: len(a.Text), End: len(a.Text) + len(text)}})
		a.Text += text
		switch kinds[kind] {
		case model.Title:
			a.Title = text
		case model.Section:
			a.Section = text
		case model.Byline:
			a.Byline = text
		case model.Source:
			a.Source = text
		}
	}
	a.Direction = model.DirectionOf(a.Text)
	return a
}

// named says under which label a name is found wherever it is written.
type namedAs struct {
	label model.Label
	name  string
}

// found are the findings of a page: its dates, and these names.
func found(t *testing.T, a *model.Article, names ...namedAs) *model.Findings {
	t.Helper()
	f := &model.Findings{}
	var err error
	if f.Published, f.Dates, err = timex.Analyse(a, ""); err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		f.Entities = append(f.Entities, model.Entity{Label: n.label, Name: n.name, Key: n.name, Mentions: mentions(a.Text, n.name)})
	}
	slices.SortStableFunc(f.Entities, func(a, b model.Entity) int { return len(b.Mentions) - len(a.Mentions) })
	return f
}

// dam is the page that most frames show: every kind of block, Latin letters,
// digits and brackets in Arabic text, names of every label, dates of every
// sureness.
func dam(t *testing.T) (*model.Article, *model.Findings) {
	a := page("1-dam.txt",
		"s:علوم وبيئة",
		"t:بحيرة السد تستعيد منسوبها بعد موسم أمطار غزير",
		"d:الجمعة 9 أكتوبر 2020",
		"b:هدى المنصوري - أسوان",
		"u:قياسات جديدة تبشّر بعام من الوفرة، والمهندسون يحذّرون من التفاؤل.",
		"p:أعلنت وزارة الري أن منسوب البحيرة ارتفع 12.5% منذ 3 أغسطس 2020، وهو أعلى ما سُجّل خلال عشر سنوات (2010–2020).",
		"p:وقال سامي حداد، مدير محطة القياس في أسوان، إن «الأرقام مطمئنة»، مضيفًا أن صور القمر Sentinel-2 تؤكد ما رصدته المحطة يوم الأحد.",
		"h:ما الذي تغيّر؟",
		"p:تقول ليلى عمران، أستاذة الجغرافيا في جامعة القاهرة، إن الأمطار بدأت قبل موعدها في السودان، ثم استمرت حتى منتصف سبتمبر.",
		"q:«لا نريد أن نكرر خطأ عام 1998، حين امتلأت البحيرة فجأة».",
		"c:البحيرة كما بدت في 5 أكتوبر 2020 (تصوير: سامي حداد)",
		"p:وتعقد وزارة الري اجتماعًا في القاهرة يوم 15 نوفمبر 2020، يحضره سامي حداد وليلى عمران وممثلون عن السودان، لبحث خطة التخزين.",
		"p:وفي رمضان المقبل تراجع الوزارة الخطة مرة أخرى، كما فعلت في ربيع العام الماضي.",
		"o:المصدر: https://example.org/dam?id=7",
	)
	a.Asides = []model.Aside{
		{Kind: model.PageDate, Text: "السبت 6 يونيو 2026", After: 0},
		{Text: "شارك القصة", After: 5},
		{Kind: model.RelatedHeadline, Text: "الصيادون يعودون إلى البحيرة", After: 14},
	}
	f := found(t, a,
		namedAs{model.PER, "سامي حداد"}, namedAs{model.PER, "ليلى عمران"},
		namedAs{model.LOC, "أسوان"}, namedAs{model.LOC, "القاهرة"}, namedAs{model.LOC, "السودان"},
		namedAs{model.ORG, "وزارة الري"}, namedAs{model.ORG, "جامعة القاهرة"},
	)
	return a, f
}

// framePages is the collection of the frames: a page with all there is, one
// that is starred, one without a title, one in Latin script, one that is still
// analysed.
func framePages(t *testing.T) *fakeSnapshot {
	t.Helper()
	first, findings := dam(t)
	cafe := page("2-cafe.txt", "s:ثقافة", "t:مقهى قديم في بيروت يفتح أبوابه من جديد بعد ترميم دام ثلاثة أعوام كاملة",
		"d:6 مارس 2021", "p:عاد سامي حداد إلى بيروت، وعادت معه الحكايات.")
	untitled := page("3-untitled.txt", "p:سطر واحد بلا عنوان.")
	latin := page("4-latin.txt", "s:Science", "t:Lake Nasser (بحيرة ناصر) fills again",
		"p:The level rose 12.5% since August, says سامي حداد of the ministry.", "p:Published 9 October 2020.")
	pending := page("5-pending.txt", "t:خبر وصل للتو", "p:لم يُحلَّل بعد.")
	return &fakeSnapshot{
		articles: []*model.Article{first, cafe, untitled, latin, pending},
		findings: []*model.Findings{
			findings, found(t, cafe, namedAs{model.PER, "سامي حداد"}, namedAs{model.LOC, "بيروت"}),
			found(t, untitled), found(t, latin, namedAs{model.PER, "سامي حداد"}), nil,
		},
		progress: Progress{Files: 5, Loaded: 5, Analysed: 4, Done: true},
	}
}
