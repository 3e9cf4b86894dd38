package entity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qari/model"
)

// wanted are the names in the articles of ../shared/articles, found by hand:
// file → label → names, separated by semicolons.
var wanted = map[string][3]string{
	"000_6107825d045773fa.txt": {
		"فلاديمير بوتين; نيكول باشينيان; إلهام علييف; جيهون بيراموف; أرارات ميرزويان; أنطوني بلينكين; إيمانويل ماكرون; شارل ميشيل",
		"أرمينيا; أذربيجان; أوكرانيا; يريفان; موسكو; ناغورني كاراباخ; واشنطن; نيويورك; باكو; روسيا; القوقاز; فرنسا; الولايات المتحدة",
		"وكالة الإعلام الروسية; منظمة معاهدة الأمن الجماعي; الاتحاد الأوروبي; المجلس الأوروبي; الجمعية العامة للأمم المتحدة; الأناضول; الخارجية الأميركية; وزارة الدفاع الأرمينية; القوات المسلحة الأذربيجانية; العربي; رويترز",
	},
	"001_b587ee3253eb2d41.txt": {
		"علاء بريك; نيكول باشينيان; آرام توروسيان; فلاديمير بوتين; إيمانويل ماكرون; أنتوني بلينكن; ذكير خسنوف; سيرجي شويجو; كولن كال; نانسي بيلوسي; إلهام علييف",
		"أرمينيا; أذربيجان; ناجورنو كاراباخ; الولايات المتحدة; داشكسان; كلباجار; لاشين; روسيا; واشنطن; موسكو; أوكرانيا; أوزباكستان",
		"الجيش الأرميني; وزارة الدفاع الأرمينية; بلومبرج; منظمة معاهدة الأمن الجماعي; مجلس الأمن; الأمم المتحدة; رويترز; وزارة الدفاع الأمريكية; الجيش الأذري; وزارة الخارجية الصينية; وزارة الخارجية الأمريكية; بولتيكو; مجلس النواب الأمريكي; منظمة شنجهاي",
	},
	"002_580eb0930ae513f5.txt": {
		"سيرجي لافروف; جيهون بيراموف; زهراب مناتساكانيان; فلاديمير بوتين; إيمانويل ماكرون; إلهام علييف; ميشيل باشيليت",
		"روسيا; أرمينيا; أذربيجان; موسكو; ناغورنو كاراباخ; الاتحاد السوفييتي; فرنسا",
		"تاس; الأمم المتحدة; الرئاسة الفرنسية",
	},
	"003_960e743a51614c08.txt": {
		"نيكول باشينيان; فلاديمير بوتين",
		"أرمينيا; روسيا; أذربيجان; موسكو; يريفيان; قره باغ; فرنسا; الولايات المتحدة; جنيف; القوقاز; تركيا; آجدام; فضولي; جبرائيل; هدروت; لبنان",
		"وزارة الخارجية الأرمينية; وزارة الخارجية الروسية; مجموعة مينسك; منظمة معاهدة الأمن الجماعي; حلف شمال الأطلسي; الجيش الأرميني; وزارة الدفاع الأذربيجانية; الجيش الأذربيجاني; الخليج الجديد",
	},
	"004_9053ab5bbb495e5a.txt": {
		"فلاديمير بوتين; إلهام علييف; نيكول باشينيان; سيرغي لافروف; أرارات ميرزويان; شارل ميشيل",
		"أرمينيا; أذربيجان; روسيا; بروكسل; ناغورنو كاراباخ; القوقاز; يريفان; باكو",
		"الرئاسة الروسية; المجلس الأوروبي; مجلس الوزراء الأرمني",
	},
}

const sharedArticles = "../../../shared/articles"

// TestSharedArticles compares the set of names of each shared article with
// what a reader finds: precision and recall of at least 0.95.
func TestSharedArticles(t *testing.T) {
	if _, err := os.Stat(sharedArticles); err != nil {
		t.Skip("the shared articles are not part of the repository: no " + sharedArticles)
	}
	f := finder(t)
	found, all := 0, 0
	right := 0
	for name, labels := range wanted {
		b, err := os.ReadFile(filepath.Join(sharedArticles, name))
		if err != nil {
			t.Fatal(err)
		}
		entities, _ := f.Find(article(strings.Split(string(b), "\n")...))
		keys := map[string]bool{}
		for l, list := range labels {
			for n := range strings.SplitSeq(list, "; ") {
				keys[f.keys.of(model.Label(l), n)] = true
			}
		}
		hit := 0
		for _, e := range entities {
			if keys[e.Key] {
				hit++
			} else {
				t.Logf("%s: unwanted %s %s", name, e.Label, e.Name)
			}
			delete(keys, e.Key)
		}
		for k := range keys {
			t.Logf("%s: missed %s", name, k)
		}
		found, all, right = found+len(entities), all+hit+len(keys), right+hit
	}
	p, r := float64(right)/float64(found), float64(right)/float64(all)
	t.Logf("precision %.3f recall %.3f", p, r)
	if p < 0.95 || r < 0.95 {
		t.Errorf("precision %.3f, recall %.3f: want 0.95", p, r)
	}
}
