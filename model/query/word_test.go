package query

import (
	"strings"
	"testing"

	"qari/model/word"
)

func TestWordMatch(t *testing.T) {
	for _, c := range []struct{ query, finds, not string }{
		{"الصبر", "الصبر بالصبر والصبر للصبر وبالصبر كالصبر", "صبر الصبار"},
		{"صبر", "صبر الصبر وصبر بصبر لصبر صبره صبرها صبرنا صبرا", "صابر مصبر صبري"},
		{"بوتين", "بوتين وبوتين لبوتين ولبوتين فبوتين كبوتين", "تين بوت"},
		{"ارمينيا", "أرمينيا لأرمينيا بأرمينيا وارمينيا ولأرمينيا", "الأرمينية أرمينيات"},
		{"أرمينيا", "ارمينيا لارمينيا", ""},
		{"سياسة", "سياسة السياسة سياسته سياستها وسياستهم للسياسة سياستي", "سياسي سياسات"},
		{"مستشفى", "مستشفى المستشفى مستشفاه بمستشفاهم", "مستشفيات"},
		{"لغة", "لغة اللغة للغة بلغة لغتنا وللغة", "بالغة"},
		{"الله", "الله لله والله بالله ولله", "له"},
		{"الحكومة", "الحكومة حكومة للحكومة وحكومته حكومتها", "حكم"},
		{"اليوم", "اليوم لليوم واليوم", "يوم يوما"},
		{"ألمانيا", "ألمانيا المانيا لألمانيا", "مانيا"},
		{"يزور", "يزور سيزور وسيزور ويزور يزوره", "سزور"},
		{"لبنان", "لبنان بلبنان ولبنان", "لبناني لبنانية"},
		{"دم", "دم الدم بالدم والدم للدم", "ودم بدم دمه قدم"},
		{"لد", "لد اللد", "ولد بلد"},
		{"ب", "ب", "كتب بل"},
		{"BBC", "bbc BBC", "bbcs ubbc"},
		{"2020", "2020 ٢٠٢٠", "12020 20201"},
		{"كتاب", "كتاب كتابه كتابهما كتابكم فكتابك", "كتابات كتابان ككككتاب"},
	} {
		w := NewWord(c.query)
		variants := make(map[string]bool)
		for _, v := range w.Variants() {
			variants[v] = true
		}
		check := func(found string, want bool) {
			folded := word.Fold(found)
			if got := w.Match(folded); got != want {
				t.Errorf("«%s» matches «%s»: %v", c.query, found, got)
			}
			if variants[folded] != want {
				t.Errorf("«%s» has the variant «%s»: %v", c.query, folded, variants[folded])
			}
		}
		for _, found := range strings.Fields(c.finds) {
			check(found, true)
		}
		for _, found := range strings.Fields(c.not) {
			check(found, false)
		}
	}
}

func TestExactWord(t *testing.T) {
	w := exactWord("الصَّبر")
	if !w.Match("الصبر") || w.Match("بالصبر") || len(w.Variants()) != 1 {
		t.Errorf("an exact word has the variants %q", w.Variants())
	}
}

func TestMatchPrefix(t *testing.T) {
	for _, c := range []struct {
		query, word string
		want        bool
	}{
		{"بوت", "وبوتين", true}, {"ارم", "لارمينيا", true}, {"الصب", "بالصبر", true},
		{"صبر", "للصبر", true}, {"ب", "كتب", false}, {"ب", "بوتين", true}, {"لد", "ولد", false},
		{"سياسة", "سياستها", true}, {"20", "2020", true}, {"20", "1920", false},
	} {
		if got := NewWord(c.query).MatchPrefix(c.word); got != c.want {
			t.Errorf("«%s» may become «%s»: %v", c.query, c.word, got)
		}
	}
}

// Every variant is matched and no other listing disagrees with the matcher.
func FuzzWord(f *testing.F) {
	for _, s := range []string{"الصبر", "لغة", "مستشفى", "س", "a1", "ه", "لله", ""} {
		f.Add(s, "ب"+s)
	}
	f.Fuzz(func(t *testing.T, query, found string) {
		w := NewWord(query)
		folded := word.Fold(found)
		listed := false
		for _, v := range w.Variants() {
			if !w.Match(v) {
				t.Fatalf("%q has the variant %q, which it does not match", query, v)
			}
			listed = listed || v == folded
		}
		if w.Match(folded) != listed {
			t.Fatalf("%q matches %q: %v, lists it: %v", query, folded, !listed, listed)
		}
		prefixed, stemmed := false, false
		for _, p := range w.Prefixes() {
			prefixed = prefixed || strings.HasPrefix(folded, p)
		}
		for _, s := range w.Stems() {
			stemmed = stemmed || strings.Contains(folded, s)
		}
		if w.MatchPrefix(folded) != prefixed {
			t.Fatalf("%q may become %q: %v, by its prefixes %v", query, folded, !prefixed, prefixed)
		}
		if listed && !(prefixed && stemmed) {
			t.Fatalf("%q matches %q without prefix or stem", query, folded)
		}
	})
}
