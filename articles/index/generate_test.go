package index

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"qari/model"
	"qari/model/calendar"
)

// generator writes articles of made-up Arabic words whose frequencies fall as
// those of a language do (Zipf), some with clitics, names, dates and marks.
type generator struct {
	*rand.Rand
	zipf  *rand.Zipf
	words []string
}

func newGenerator(seed uint64, vocabulary int) *generator {
	r := rand.New(rand.NewPCG(seed, 7))
	g := &generator{Rand: r, zipf: rand.NewZipf(r, 1.1, 8, uint64(vocabulary-1))}
	letters := []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء")
	for range vocabulary {
		var b strings.Builder
		for range 3 + r.IntN(5) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		g.words = append(g.words, b.String())
	}
	return g
}

func (g *generator) word() string { return g.words[g.zipf.Uint64()] }

// clitic returns what a third of all words have before them.
func (g *generator) clitic() string {
	return append([]string{"و", "ال", "ب", "ل", "وال", "بال", "لل", "ف"}, make([]string, 16)...)[g.IntN(24)]
}

// document writes one of about the number of words given.
func (g *generator) document(id string, words int) Document {
	var b strings.Builder
	a := &model.Article{ID: id, Title: g.clitic() + g.word() + " " + g.word(), Source: "وكالة " + g.words[g.IntN(9)]}
	published := fmt.Sprintf("20%02d-%02d-%02d", 10+g.IntN(15), 1+g.IntN(12), 1+g.IntN(28))
	f := &model.Findings{Published: model.Publication{At: calendar.ParseStamp(published)}}
	b.WriteString(a.Title + "\n")
	for i := range words {
		w := g.clitic() + g.word()
		start := b.Len()
		b.WriteString(w)
		switch g.IntN(60) {
		case 0:
			f.Entities = append(f.Entities, model.Entity{
				Label: model.Label(g.IntN(3)), Name: w, Key: w, Mentions: []model.Span{{Start: start, End: b.Len()}},
			})
		case 1:
			f.Dates = append(f.Dates, g.timex(model.Span{Start: start, End: b.Len()}))
		case 2:
			b.WriteString("،")
		}
		if i%80 == 79 {
			b.WriteString(".\n")
		} else {
			b.WriteByte(' ')
		}
	}
	a.Text = b.String()
	return Document{a, f}
}

// timex makes a date of any kind that a text can mention.
func (g *generator) timex(s model.Span) model.Timex {
	t := model.Timex{Span: s, Type: model.Date}
	year, month, day := 2010+g.IntN(15), 1+g.IntN(12), 1+g.IntN(28)
	switch g.IntN(10) {
	case 0:
		t.Value = fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-28", year, month, day, year, month)
	case 1:
		t.Value, t.Calendar = fmt.Sprintf("%d-%02d", 1431+g.IntN(15), month), model.Hijri
	case 2:
		t.Value, t.Calendar = fmt.Sprintf("%d", 1389+g.IntN(15)), model.SolarHijri
	case 3:
		t.Value = fmt.Sprintf("%04d-%s", year, []string{"SP", "SU", "FA", "WI", "Q1", "H2"}[g.IntN(6)])
	case 4:
		t.Value = fmt.Sprintf("XXXX-%02d-%02d", month, day)
	case 5:
		t.Value, t.Calendar = fmt.Sprintf("XXXX-%02d", month), model.Hijri
	case 6:
		t.Value = []string{"201", "20", "PRESENT_REF", "XXXX-WXX-5", "2011/2015", "2020-W41-WE"}[g.IntN(6)]
	case 7:
		t.Values = []string{fmt.Sprintf("%04d-%02d-%02d", year, month, day), fmt.Sprintf("%04d-%02d-%02d", year, 1+month%12, day)}
		t.Value = t.Values[0]
	case 8:
		t.Value, t.Type = fmt.Sprintf("%04d-%02d-%02dTEV", year, month, day), model.Time
	default:
		t.Value = fmt.Sprintf("%04d-%02d", year, month)
	}
	t.Extent = calendar.Parse(t.Value, t.Calendar)
	return t
}

// dates writes a query for a date: a day, a month or a year, or a range, or the
// same asked loosely.
func (g *generator) dates() string {
	one := func() string {
		s := fmt.Sprintf("20%02d", 10+g.IntN(15))
		for range g.IntN(3) {
			s += fmt.Sprintf("-%02d", 1+g.IntN(12))
		}
		return s
	}
	text := "date:" + []string{"", "~"}[g.IntN(2)]
	switch g.IntN(4) {
	case 0:
		return text + one() + ".."
	case 1:
		return text + ".." + one()
	case 2:
		return text + fmt.Sprintf("20%02d-%02d", 10+g.IntN(10), 1+g.IntN(12)) + "..2020-10"
	}
	return text + one()
}

func (g *generator) documents(n, words int) []Document {
	var docs []Document
	for i := range n {
		docs = append(docs, g.document(fmt.Sprintf("%05d.txt", i), words))
	}
	return docs
}

// query writes a query of which a fair part finds something.
func (g *generator) query(docs []Document) string {
	text := func() []string {
		for {
			if words := strings.Fields(docs[g.IntN(len(docs))].Article.Text); len(words) > 4 {
				return words
			}
		}
	}
	some := func() string {
		words := text()
		return strings.TrimRight(words[g.IntN(len(words))], "،.")
	}
	switch g.IntN(12) {
	case 0:
		words := text()
		at := g.IntN(len(words) - 2)
		return `"` + strings.Join(words[at:at+2], " ") + `"`
	case 1:
		return "=" + some()
	case 2:
		return "-" + some() + " " + g.word()
	case 3:
		return g.query(docs) + " OR " + g.query(docs)
	case 4:
		return "(" + g.query(docs) + ") (" + g.query(docs) + ")"
	case 5:
		return g.dates()
	case 6:
		return "published:20" + fmt.Sprintf("%02d-%02d", 10+g.IntN(15), 1+g.IntN(12))
	case 7:
		return []string{"person:", "مكان:", "org:"}[g.IntN(3)] + some()
	case 8:
		return []string{"title:", "source:"}[g.IntN(2)] + g.words[g.IntN(30)]
	case 9:
		return "is:" + []string{"unread", "read", "starred"}[g.IntN(3)]
	}
	return g.word()
}
