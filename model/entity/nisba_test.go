package entity

import (
	"strings"
	"testing"

	"qari/model"
	"qari/model/word"
)

// TestNisbaForms: which words are the adjective of a country, behind which
// clitics.
func TestNisbaForms(t *testing.T) {
	n := newNisba()
	for _, c := range []struct{ words, want string }{
		{"روسي روسية روسيون روسيين روسيان روسيتان روسيتين روسيات الروسي الروسية", "RU"},
		{"وروسي فالروسي بالروسي كالروسي للروسي وللروسية فللروسية وبالروسية فبالروسي والروسي لالروسي", "RU"},
		{"فروسي بروسي لروسي كروسي وبروسي ولروسي", ""},
		{"ألماني الألماني ألمانية وألماني بالألمانية", "DE"},
		{"يابانيّ يابانياً يابانيةٌ", "JP"},
		{"المالي الكيني البنيني التشيلي الجيبوتي العاجي الغاني الكوبي البيروي التشادي ماليون", ""},
		{"روس روسيا الروس الروسيا ليبيا سوريا عمان تركيا", ""},
		{"سوري السورية عماني العمانيون", ""}, // see below
		{"ي وي الي", ""},
	} {
		for w := range strings.FieldsSeq(c.words) {
			want := c.want
			switch {
			case strings.Contains(w, "سوري") && w != "سوريا":
				want = "SY"
			case strings.Contains(w, "عماني"):
				want = "OM"
			case w == "يابانياً":
				want = "" // the accusative ends like the names of countries
			}
			if got := n.country(w); got != want {
				t.Errorf("%s: %q, want %q", w, got, want)
			}
		}
	}
}

// TestRelatedMentions: the adjectives of an article, most mentioned first, each
// without its clitic; those within people and places are surnames and streets.
func TestRelatedMentions(t *testing.T) {
	n := newNisba()
	text := "قال عماد الهندي إن الجيش الهندي وبالروسية والروسي وروسي في شارع التركي"
	d := newDocument(article(text), word.Cut(text))
	at := func(label model.Label, name string, from int) mention {
		start := from + strings.Index(text[from:], name)
		return mention{label: label, span: model.Span{Start: start, End: start + len(name)}, name: name}
	}
	names := []mention{at(model.PER, "عماد الهندي", 0), at(model.ORG, "الجيش الهندي", 0), at(model.LOC, "شارع التركي", 0)}
	var got []string
	for _, r := range n.find(d, names) {
		s := r.Country + " " + r.Name
		for _, m := range r.Mentions {
			s += " " + m.Of(text)
		}
		got = append(got, s)
	}
	if s, want := strings.Join(got, "|"), "RU روسيا الروسية الروسي روسي|IN الهند الهندي"; s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}
