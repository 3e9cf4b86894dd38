package tagger

import (
	"slices"
	"strings"
	"testing"

	"qari/model/word"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"قال،«بوتين»:نعم", "قال|،|«|بوتين|»|:|نعم"},
		{"سبتمبر/أيلول 2020م", "سبتمبر|/|أيلول|2020|م"},
		{"الي13 مليون", "الي|13|مليون"},
		{"جان-ماري", "جان|-|ماري"},
		{"الاتّحاد \u200fالأوروبي", "الاتّحاد|\u200fالأوروبي"},
		{"a\xffb", "a|\xff|b"},
		{"الـBBC\u200F، ٢٠20", "الـBBC\u200F|،|٢٠20"},
		{"5\u0651ا\u200F \u200Fب\nج", "5|\u0651ا\u200F|\u200Fب|ج"},
		{" \t\u00a0", ""},
	} {
		var got []string
		for _, tok := range Tokens(nil, word.Cut(c.text).Tokens) {
			got = append(got, c.text[tok.Start:tok.End])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("قال «بوتين» 12:30")
	f.Add("\xd8\u200f\u0651")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, tok := range Tokens(nil, word.Cut(text).Tokens) {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("%v after %d in %q", tok, end, text)
			}
			end = tok.End
		}
	})
}

func TestDictFindsTheLongestPhrase(t *testing.T) {
	d := NewDict(0)
	d.Add(City, "القاهرة")
	d.Add(Organisation, "جامعة القاهرة")
	d.Add(Organisation, "جامعة القاهرة الجديدة")
	for _, c := range []struct {
		words string
		n     int
		cut   int
	}{
		{"جامعة القاهرة الجديدة تفتح", 3, 0},
		{"بجامعة القاهرة القديمة", 2, len("ب")},
		{"وبالقاهرة أيضا", 1, len("وب")},
		{"جامعة بغداد", 0, 0},
	} {
		words := strings.Fields(c.words)
		m, cut := d.LongestAt(words[0], Hashes(words[1:]))
		if m.Words != c.n || cut != c.cut {
			t.Errorf("%s: %d words, cut %d", c.words, m.Words, cut)
		}
	}
}

func TestTableKeepsRows(t *testing.T) {
	rows := []Row{
		{Feature: key(tWord, 7), Weights: [labels]int8{1, -2, 3}},
		{Feature: key(tWord, 8), Weights: [labels]int8{-128, 127}},
	}
	data := BuildTable(rows, Model{Scale: 0.5})
	if !slices.Equal(data, BuildTable(rows, Model{Scale: 0.5})) {
		t.Error("the same rows gave other bytes")
	}
	table, err := OpenTable(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		v := table.get(r.Feature)
		if v == nil || int8(v[0]) != r.Weights[0] || int8(v[1]) != r.Weights[1] {
			t.Errorf("%v: %v", r, v)
		}
	}
	if table.get(key(tWord, 9)) != nil {
		t.Error("a feature that is not there was found")
	}
	for n := range data[:40] {
		if _, err := OpenTable(data[:n]); err == nil {
			t.Errorf("%d bytes are a table", n)
		}
	}
}
