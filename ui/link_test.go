package ui

import (
	"testing"

	"qari/model"
)

func TestSourceLink(t *testing.T) {
	aside := func(text string) []model.Aside { return []model.Aside{{Text: text}} }
	for name, c := range map[string]struct {
		article model.Article
		want    string
	}{
		"none":                  {model.Article{Text: "لا رابط هنا: http:// ولا هنا: https://"}, ""},
		"in the text":           {model.Article{Text: "انظر https://example.org/a?b=c#d، ثم عد."}, "https://example.org/a?b=c#d"},
		"without its sentence":  {model.Article{Text: "(http://example.org/a)."}, "http://example.org/a"},
		"in quotes":             {model.Article{Text: "«https://example.org/خبر»"}, "https://example.org/خبر"},
		"secure before plain":   {model.Article{Text: "http://a.example https://b.example"}, "https://b.example"},
		"plain, secure is none": {model.Article{Text: "https:// http://a.example"}, "http://a.example"},
		"at the end":            {model.Article{Text: "https://example.org"}, "https://example.org"},
		"ended by a line":       {model.Article{Text: "https://example.org/a\nنص"}, "https://example.org/a"},
		"source first":          {model.Article{Source: "https://s.example", Text: "https://t.example", Asides: aside("https://a.example")}, "https://s.example"},
		"then what is folded":   {model.Article{Source: "صحيفة", Text: "https://t.example", Asides: aside("https://a.example")}, "https://a.example"},
		"no host":               {model.Article{Text: "https:///path"}, ""},
		"no address":            {model.Article{Text: "https://exa%mple.org"}, ""},
	} {
		if got := sourceLink(&c.article); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
