package entity

import (
	"strings"
	"testing"

	"qari/model"
	"qari/model/entity/tagger"
)

// letters are the labels as the tables write them behind a word: capitals
// begin a name, small letters go on with one.
var letters = map[string]tagger.Label{
	"P": tagger.BeginPerson, "p": tagger.InPerson, "L": tagger.BeginPlace, "l": tagger.InPlace,
	"G": tagger.BeginOrganisation, "g": tagger.InOrganisation, "M": tagger.BeginOther, "m": tagger.InOther,
}

// labelled reads «قال فلاديمير/P بوتين/p».
func labelled(s string) (words []string, labels []tagger.Label) {
	for _, f := range strings.Fields(s) {
		w, l, found := strings.Cut(f, "|")
		words = append(words, w)
		labels = append(labels, tagger.O)
		if found {
			labels[len(labels)-1] = letters[l]
		}
	}
	return words, labels
}

// written is what [labelled] reads.
func written(words []string, labels []tagger.Label) string {
	var out []string
	for i, w := range words {
		for letter, l := range letters {
			if l == labels[i] {
				w += "|" + letter
			}
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// matches finds the phrases of the finder's dictionary in a sentence, as the
// tagger does.
func matches(f *Finder, words []string) []tagger.Match {
	_, phrases := f.tagger.Tag([][]string{words})
	return phrases[0]
}

// change is a sentence before and after a step; "" where the step leaves it.
type change [2]string

func checkStep(t *testing.T, table []change, step func(f *Finder, words []string, labels []tagger.Label, phrases []tagger.Match)) {
	t.Helper()
	f := finder(t)
	for _, c := range table {
		words, labels := labelled(c[0])
		step(f, words, labels, matches(f, words))
		want := c[1]
		if want == "" {
			want = c[0]
		}
		if got := written(words, labels); got != want {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, want)
		}
	}
}

func TestPhrase(t *testing.T) {
	checkStep(t, []change{
		// A newspaper after a word of reporting; alone, or elsewhere, it may be anything.
		{"نقلت الأهرام عن مصدر", "نقلت الأهرام|G عن مصدر"},
		{"صحيفة الأهرام كتبت", "صحيفة|G الأهرام|g كتبت"},
		{"زار الأهرام أمس", ""},
		{"الأهرام كتبت", ""},
		{"نقلت الأهرام|p عن", ""},
		{"نقلت صحيفة|G الأهرام|g عن", ""},
		// Several words of a lexicon are one name.
		{"زار الولايات المتحدة أمس", "زار الولايات|L المتحدة|l أمس"},
		{"زار مدينة|L الولايات|l المتحدة|l أمس", ""},
		{"زار الولايات المتحدة أمس|l", ""},
		{"قال رجب طيب أردوغان أمس", "قال رجب|P طيب|p أردوغان|p أمس"},
		{"اجتمع مجلس الأمن أمس", "اجتمع مجلس|G الأمن|g أمس"},
		// One word of a lexicon, where the model saw a name or the country is no other word.
		{"نقلت رويترز|L عن", "نقلت رويترز|G عن"},
		{"زار أذربيجان أمس", "زار أذربيجان|L أمس"},
		{"زار بأذربيجان أمس", "زار بأذربيجان|L أمس"},
		{"زار قطر أمس", ""},
		{"زار المغرب أمس", ""},
		{"زار أرمينيا|M أمس", "زار أرمينيا|L أمس"},
		{"زار أرمينيا|P أمس", ""},
		{"زار باريس أمس", ""},
		{"زار باريس|M أمس", "زار باريس|L أمس"},
	}, func(_ *Finder, words []string, labels []tagger.Label, phrases []tagger.Match) {
		for i, m := range phrases {
			if m.Words > 0 {
				phrase(words, labels, i, m)
			}
		}
	})
}

func TestInstitutes(t *testing.T) {
	checkStep(t, []change{
		{"في جامعة القاهرة|L أمس", "في جامعة|G القاهرة|g أمس"},
		{"في جامعة محمد|P الخامس|p أمس", "في جامعة|G محمد|g الخامس|g أمس"},
		{"جامعة القاهرة|L", "جامعة|G القاهرة|g"},
		{"في جامعة الملك خالد|P أمس", "في جامعة|G الملك|g خالد|g أمس"},
		{"في جامعة الأمير محمد|P بن|p فهد|p", "في جامعة|G الأمير|g محمد|g بن|g فهد|g"},
		{"في جامعة الملك القاهرة|L", ""},
		{"في جامعة الوزير خالد|P", ""},
		{"في كلية الملك خالد|P", ""},
		{"الملك خالد|P", ""},
		{"في جامعة|G القاهرة|g أمس", ""},
		{"في كلية القاهرة|L أمس", ""},
		{"في جامعة الدولار|M أمس", ""},
		{"القاهرة|L جامعة", ""},
		{"في جامعة|P القاهرة|L", ""},
	}, func(_ *Finder, words []string, labels []tagger.Label, _ []tagger.Match) { institutes(words, labels) })
}

func TestSplitJoined(t *testing.T) {
	checkStep(t, []change{
		{"بين باكو|L ويريفان|l أمس", "بين باكو|L ويريفان|L أمس"},
		{"بين الولايات|L المتحدة|l وفرنسا|l", "بين الولايات|L المتحدة|l وفرنسا|L"},
		{"بين باكو|L ويريفان|l الكبرى|l", ""},
		{"بين باكو|L ورويترز|l", ""},
		{"بين باكو|L يريفان|l", ""},
		{"بين باكو|L", ""},
		{"بين باكو|L ويريفان", ""},
		{"بين كتاب|L ويريفان|l", ""},
		{"بين فرنسا|L واشنطن|l", ""},
	}, func(_ *Finder, words []string, labels []tagger.Label, phrases []tagger.Match) {
		splitJoined(words, labels, phrases)
	})
}

func TestPlacesAfterHeads(t *testing.T) {
	checkStep(t, []change{
		{"في مدينة حلب أمس", "في مدينة حلب|L أمس"},
		{"في بمدينة حلب أمس", "في بمدينة حلب|L أمس"},
		{"في ومدينة حلب أمس", "في ومدينة حلب|L أمس"},
		{"في ريف|G حلب|g أمس", "في ريف حلب|L أمس"},
		{"في ريف|L حلب|l أمس", ""},
		{"في جيش ريف|g حلب|g", ""},
		{"في كتاب حلب أمس", ""},
		{"حلب", ""},
		{"في مدينة الكتاب", ""},
		{"في مدينة حلب|L", ""},
		{"في مدينة وحلب", ""},
		{"في مدينة نيويورك", "في مدينة نيويورك|L"},
	}, func(_ *Finder, words []string, labels []tagger.Label, phrases []tagger.Match) {
		placesAfterHeads(words, labels, phrases)
	})
}

func TestPeopleAfterTitles(t *testing.T) {
	checkStep(t, []change{
		{"قال الوزير عماد الزرنوقي أمس", "قال الوزير عماد|P الزرنوقي|p أمس"},
		{"قال الوزير التونسي عماد الزرنوقي أمس", "قال الوزير التونسي عماد|P الزرنوقي|p أمس"},
		{"قال الوزير عماد حسن أمس", "قال الوزير عماد|P حسن|p أمس"},
		{"قال الوزير عماد أمس", ""},
		{"قال الوزير عماد التونسي", ""},
		{"قال الوزير عماد|P الزرنوقي|p", ""},
		{"قال الوزير الكبير عماد الزرنوقي", ""},
		{"قال الكبير عماد الزرنوقي", ""},
		{"قال الوزير الزرنوقي عماد", ""},
		{"قال الوزير", ""},
		{"قال الوزير التونسي", ""},
		{"قال الوزير عماد الزرنوقي الخرموطي البرقوشي الزعفوري أمس", "قال الوزير عماد|P الزرنوقي|p الخرموطي|p البرقوشي|p الزعفوري أمس"},
		{"قال الوزير عماد الزرنوقي|L", ""},
		{"قال الوزير عماد", ""},
		{"قال الأمين العام عماد الزرنوقي", "قال الأمين العام عماد|P الزرنوقي|p"},
		{"قال الوزير عماد زرنوقي", ""},
		{"قال الوزير عماد الزرنوق", ""},
	}, func(f *Finder, words []string, labels []tagger.Label, phrases []tagger.Match) {
		f.peopleAfterTitles(words, labels, phrases)
	})
}

func TestBodies(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		text string
		n    int // words from the first on
	}{
		{"الخارجية الروسية أعلنت", 2}, {"والخارجية الروسية أعلنت", 2}, {"الجيش الأذربيجاني", 2}, {"الجيش أعلن", 0}, {"الجيش", 0},
		{"الجيش روسية", 0}, {"القوات المسلحة الأذربيجانية", 3}, {"القوات المسلحة أعلنت", 0}, {"القوات البحرية الروسية", 0}, {"القوات", 0},
		{"مجلس النواب الأميركي", 3}, {"مجلس الوزراء المصري", 3}, {"مجلس الإدارة المصري", 0}, {"للمحكمة العليا الأميركية", 3}, {"كتاب الروسية", 0},
		{"وزارة الدفاع الأرمينية", 3}, {"ووزارة الدفاع", 2}, {"وزارة", 0}, {"وزارة كبيرة", 0}, {"وزارة الصحة العامة أعلنت", 3},
		{"وزارة الصحة والسكان المصرية", 4}, {"وزارة الصحة والسكان أعلنت", 3}, {"وزارة والصحة", 0}, {"وزارة الصحة العامة المشروع", 3}, {"وزارة الصحة الوزير", 2},
		{"وزارة التعليم العالي والبحث العلمي والتقني والفني والمهني", 7}, {"وزارة الروسية", 2}, {"وزارة الصحة للسكان", 2},
	} {
		words := strings.Fields(c.text)
		if got := f.body(words, 0); got != c.n {
			t.Errorf("%s: the name has %d words, want %d", c.text, got, c.n)
		}
	}
	for text, n := range map[string]int{
		"وزير الخارجية الروسية": 0, "ووزيرة الخارجية الروسية": 0, "قالت الخارجية الروسية": 2, "نظيره الدفاع الروسي": 0, "وزير مجلس النواب الأميركي": 3,
	} {
		if got := f.body(strings.Fields(text), 1); got != n {
			t.Errorf("%s: the name has %d words, want %d", text, got, n)
		}
	}
}

func TestApplyKnowledge(t *testing.T) {
	checkStep(t, []change{
		{"قالت الخارجية الروسية أمس", "قالت الخارجية|G الروسية|g أمس"},
		{"قالت الخارجية|L الروسية|L أمس", "قالت الخارجية|G الروسية|g أمس"},
		{"قالت الخارجية|L الروسية|l الجديدة|l", "قالت الخارجية|G الروسية|g الجديدة|L"},
		{"قال بوتين|P أمس", ""},
	}, func(f *Finder, words []string, labels []tagger.Label, phrases []tagger.Match) {
		f.applyKnowledge(words, labels, phrases)
	})
}

func TestStripTo(t *testing.T) {
	for word, want := range map[string]string{
		"مدينة": "مدينة", "بمدينة": "مدينة", "وبمدينة": "مدينة", "فلمدينة": "مدينة", "ولبمدينة": "ولبمدينة", "المدينة": "المدينة", "": "", "و": "و",
		"كمدينة": "مدينة", "نمدينة": "نمدينة",
	} {
		if got := placeHead(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
	if got := stripTo(bodyHeads, "للخارجية"); got != "الخارجية" {
		t.Errorf("للخارجية: %s", got)
	}
	if got := stripTo(bodyHeads, "وللجيش"); got != "الجيش" {
		t.Errorf("وللجيش: %s", got)
	}
}

// TestSpurious: names that are none, a word of class LOC or another.
func TestSpurious(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		text string // the name is labelled
		want bool
	}{
		{"قوات أذربيجانية|L تقدمت", true}, {"قوات أذربيجانية|G تقدمت", false}, {"في أذربيجان|L", false}, {"قوات أذربيجانية|L خاصة|l", false},
		{"في 23 تشرين|L", true}, {"في شهر تموز|L", true}, {"من تموز|G", true}, {"تموز|L 2006", true}, {"حرب تموز|L", false}, {"تموز|L / يوليو", true},
		{"تموز|L ( يوليو", true}, {"يوليو / تموز|L", true}, {"تموز|L", false}, {"صحيفة تشرين|G قالت", false}, {"تموز|L الكبير|l 2006", false},
		{"في أبريل ( نيسان|G ) المقبل", true}, {"في نيسان ( أبريل|P )", true}, {"منتصف يوليو|P المقبل", true}, {"يوليو|P", true}, {"شركة ( نيسان|G )", false},
		{"سيارات نيسان|G", false}, {"في أفريل|L", true}, {"مدينة 6|L أكتوبر|l", false}, {"ضد كورونا|G", true}, {"إيبولا|L", true}, {"كورونا|G الجديدة|g", false},
		{"ولله|P الحمد|p", true}, {"والله|P أعلم", true}, {"عبد|P الله|p", false}, {"نصر|P الله|p", false},
		{"في برنامج « العربي|G اليوم|g »", true}, {"في برنامج « حديث العربي|G", true}, {"في برنامج « حديث عن أحوال العربي|G", true},
		{"في برنامج « حديث عن بعض أحوال العربي|G", false}, {"في صحيفة « العربي|G", false}, {"قال « العربي|G", false}, {"« العربي|G", false},
		{"في كتاب \" مصر|L", true}, {"في فيلم “ مصر|L", true}, {"في كتاب مصر|L", false}, {"برنامج « العربي|G", true},
	} {
		words, labels := labelled(c.text)
		for start, end := range names(labels) {
			class := labels[start].Class()
			if got := f.spurious(words, model.Label(class), start, end); got != c.want {
				t.Errorf("%s: none is %v, want %v", c.text, got, c.want)
			}
		}
	}
}
