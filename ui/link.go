package ui

import (
	"net/url"
	"strings"

	"qari/model"
)

// sourceLink returns the first web address on the page, or "".
func sourceLink(a *model.Article) string {
	texts := []string{a.Source}
	for _, x := range a.Asides {
		texts = append(texts, x.Text)
	}
	for _, text := range append(texts, a.Text) {
		for _, scheme := range []string{"https://", "http://"} {
			if i := strings.Index(text, scheme); i >= 0 {
				if link := cutLink(text[i:]); link != "" {
					return link
				}
			}
		}
	}
	return ""
}

// cutLink returns the web address at the start of text, without the punctuation
// that follows it. It returns "" if there is none.
func cutLink(text string) string {
	if i := strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || strings.ContainsRune("<>\"«»“”،؛", r) }); i >= 0 {
		text = text[:i]
	}
	text = strings.TrimRight(text, ".,;:!?)]}'")
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return ""
	}
	return text
}
