package entity

import (
	"testing"

	"qari/model"
)

// article makes an article of one paragraph a line.
func article(lines ...string) *model.Article {
	a := &model.Article{}
	for i, l := range lines {
		if i > 0 {
			a.Text += "\n"
		}
		a.Blocks = append(a.Blocks, model.Block{Span: model.Span{Start: len(a.Text), End: len(a.Text) + len(l)}})
		a.Text += l
	}
	return a
}

func TestFindExactSpans(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	a := article("التقى الرئيس الروسي «فلاديمير بوتين» ونيكول باشينيان بموسكو، وقال بوتين")
	entities, _ := f.Find(a)
	var got []string
	for _, e := range entities {
		for _, m := range e.Mentions {
			got = append(got, e.Label.String()+" "+m.Of(a.Text))
		}
	}
	t.Log(got)
}
