package word

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAppendName(t *testing.T) {
	for _, c := range [][2]string{{"أُوروبّـا", "اوروبا"}, {"ســوريّة", "سوريه"}, {"مصطفى", "مصطفي"}, {"١٢", "00"}, {"NATO2", "nato0"}, {"لاﻢ", "لام"}} {
		if got := string(AppendName([]byte("7"), c[0])); got != "7"+c[1] {
			t.Errorf("%s: %s, want 7%s", c[0], got, c[1])
		}
	}
}

func TestSkeletonsOfOneName(t *testing.T) {
	for _, spellings := range []string{
		"ناغورني ناجورني ناقورنى", "أنطوني أنتوني", "سيرغي سيرجي", "سبأ سبا", "علاء عـلا", "جان-ماري جانماري", "محمّد محمد محممد",
	} {
		list := strings.Fields(spellings)
		want := AppendSkeleton(nil, list[0])
		for _, s := range list[1:] {
			if got := AppendSkeleton(nil, s); !bytes.Equal(got, want) {
				t.Errorf("«%s» has the skeleton %s, «%s» %s", s, got, list[0], want)
			}
		}
	}
	if a, b := AppendSkeleton(nil, "حسن"), AppendSkeleton(nil, "حسين"); bytes.Equal(a, b) {
		t.Errorf("two names have one skeleton, %s", a)
	}
	if got := string(AppendSkeleton([]byte("غ"), "أبو ظبي")); got != "غابوظبي" {
		t.Errorf("what stood before became %s", got)
	}
}

// The levels of names fold in steps: each is idempotent and a function of the
// one before it.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"ناغورني قره باغ", "أ-ء٢\u064E", "\xff’", "ﷺ½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := AppendName(nil, s)
		bones := AppendSkeleton(nil, s)
		if again := AppendName(nil, string(name)); !bytes.Equal(again, name) {
			t.Fatalf("%q is %q, and that %q", s, name, again)
		}
		if again := AppendSkeleton(nil, string(bones)); !bytes.Equal(again, bones) {
			t.Fatalf("%q has the skeleton %q, and that %q", s, bones, again)
		}
		if of := AppendSkeleton(nil, string(name)); !bytes.Equal(of, bones) {
			t.Fatalf("%q has the skeleton %q, its name level %q", s, bones, of)
		}
		if !utf8.Valid(bones) {
			t.Fatalf("%q has the skeleton %q", s, bones)
		}
	})
}
