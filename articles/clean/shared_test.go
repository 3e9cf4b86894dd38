package clean

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"qari/model"
)

// facts is what one of five real news pages says of itself.
type facts struct {
	title, section, byline, source, dateline, pageDate string
	keywords, related, furniture, headings             []string
	summary                                            bool // there is a standfirst
	caption                                            bool
}

// pages lists them by file name. They are other people's text and lie outside
// the repository; what stands here are facts: names, labels, headlines.
var pages = map[string]facts{
	"000_6107825d045773fa.txt": {
		title:    "في خضم حرب أوكرانيا.. بوتين سيزور أرمينيا أواخر الشهر الجاري",
		pageDate: "الجمعة 1 نوفمبر / November 2024", source: "العربي - رويترز", summary: true, caption: true,
		furniture: []string{"شارك القصة", "تابع القراءة", "Close"},
		headings:  []string{"لقاء مع الخارجية الأميركية", "مساعي دولية للحل"},
	},
	"001_b587ee3253eb2d41.txt": {
		title:  "أذربيجان تحادث روسيا ووفد أمريكي إلى أرمينيا.. هل التهدئة ممكنة؟",
		byline: "علاء بريك", summary: true,
		furniture: []string{"ربما يعجبك أيضا"},
		headings:  []string{"قصف وقتلى", "اتصالات دولية", "دعوات للتهدئة", "تهدئة أو انسحاب كامل"},
	},
	"002_580eb0930ae513f5.txt": {
		title:   "روسيا تستضيف محادثات سلام بين أرمينيا وأذربيجان",
		section: "عرب وعالم", dateline: "9-10-2020 | 22:35", pageDate: "الأحد 16 يونيو 2024",
	},
	"003_960e743a51614c08.txt": {
		title:    "أرمينيا تطالب روسيا بتفعيل الدفاع المشترك ضد أذربيجان.. وموسكو ترد",
		dateline: "السبت 31 أكتوبر 2020 11:46 ص", source: "الخليج الجديد + وكالات",
		furniture: []string{"كلمات مفتاحية"}, keywords: []string{"أرمينيا روسيا"},
		related: []string{
			"وزير الخارجية التركي يصل إلى أذربيجان لبحث تطورات قره باغ",
			"رغم الأزمة الاقتصادية.. أرمن لبنان يدعمون نظراءهم في قره باغ بالمال",
			"إسقاط مروحية روسية في أرمينيا ومقتل اثنين من طاقمها",
			"روسيا تجدد الترسانة العسكرية للجيش الأرميني",
		},
	},
	"004_9053ab5bbb495e5a.txt": {
		title: "بوتين يناقش مع علييف وباشينيان جهود السلام بين أرمينيا وأذربيجان", summary: true,
	},
}

func TestSharedPages(t *testing.T) {
	folder := "../../../shared/articles"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the five real pages are not here:", err)
	}
	for name, want := range pages {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Error(err)
			continue
		}
		checkArticle(t, string(data))
		a := Article(string(data), Options{})
		for _, pair := range [][3]string{
			{"title", a.Title, want.title}, {"section", a.Section, want.section}, {"byline", a.Byline, want.byline},
			{"source", a.Source, want.source}, {"dateline", first(a, model.Dateline), want.dateline},
		} {
			if pair[1] != pair[2] {
				t.Errorf("%s: %s is %q, want %q", name, pair[0], pair[1], pair[2])
			}
		}
		for what, lists := range map[string][2][]string{
			"page date": {a.Aside(model.PageDate), one(want.pageDate)}, "keywords": {a.Aside(model.Keywords), want.keywords},
			"related": {a.Aside(model.RelatedHeadline), want.related}, "furniture": {a.Aside(model.Furniture), want.furniture},
			"headings": {blocks(a, model.Heading), want.headings},
		} {
			if !slices.Equal(lists[0], lists[1]) {
				t.Errorf("%s: %s are %q, want %q", name, what, lists[0], lists[1])
			}
		}
		if got := len(blocks(a, model.Summary)) == 1; got != want.summary {
			t.Errorf("%s: a summary was found: %v, want %v", name, got, want.summary)
		}
		if got := len(blocks(a, model.Caption)) == 1; got != want.caption {
			t.Errorf("%s: a caption was found: %v, want %v", name, got, want.caption)
		}
	}
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func blocks(a *model.Article, kind model.Kind) []string {
	var list []string
	for i, b := range a.Blocks {
		if b.Kind == kind {
			list = append(list, a.Block(i))
		}
	}
	return list
}
