package index

import (
	"strings"

	"qari/model"
	"qari/model/calendar"
	"qari/model/query"
	"qari/model/word"
)

// terms is the part of a document that the index stores: the words of each
// field in order, and the days and names that it mentions.
type terms struct {
	words [fields][]string
	days  []calendar.Extent
	names []model.Entity
}

// fields is the number of fields in which a query looks for words: Anywhere to
// Source.
const fields = query.Source + 1

// isText tells whether the field comes from the article, and not from its
// findings.
func isText(field query.Field) bool {
	_, isName := field.Label()
	return !isName
}

// termsOf returns the terms of a document. It leaves out the words of the
// article if text is false. A document without an article has no terms.
func termsOf(doc Document, text bool) terms {
	a, f := doc.Article, doc.Findings
	var t terms
	if a != nil && text {
		t.words[query.Anywhere] = words(a.Text, a.Title)
		t.words[query.Title] = words(a.Title)
		t.words[query.Source] = words(a.Source)
	}
	if a == nil || f == nil {
		return t
	}
	for field := query.Person; field <= query.Org; field++ {
		label, _ := field.Label()
		t.words[field] = nameWords(a.Text, f.Entities, label)
	}
	for _, d := range query.Mentioned(f.Dates) {
		t.days = append(t.days, d.Extent)
	}
	t.names = distinct(f.Entities)
	return t
}

// distinct keeps only the first entity with each key.
func distinct(entities []model.Entity) []model.Entity {
	seen := map[nameKey]bool{}
	var kept []model.Entity
	for _, e := range entities {
		if key := (nameKey{e.Label, e.Key}); !seen[key] {
			seen[key] = true
			kept = append(kept, e)
		}
	}
	return kept
}

// words lists the folded words of the texts in order. An empty word marks the
// end of a line or of a text.
func words(texts ...string) []string {
	const letters = 12 // bytes per word, with its space: a guess, to allocate once
	size := len(texts)
	for _, text := range texts {
		size += len(text) / letters
	}
	all := make([]string, 0, size)
	for _, text := range texts {
		folded := word.Fold(text)
		last := 0
		for start, end := range word.Words(folded) {
			if strings.Contains(folded[last:start], "\n") {
				all = append(all, "")
			}
			all = append(all, folded[start:end])
			last = end
		}
		all = append(all, "")
	}
	return all
}

// nameWords lists the words of all forms of the names of one class.
func nameWords(text string, entities []model.Entity, label model.Label) []string {
	var forms []string
	for _, e := range entities {
		if e.Label != label {
			continue
		}
		forms = append(forms, e.Name)
		for _, m := range e.Mentions {
			forms = append(forms, m.Of(text))
		}
	}
	return words(forms...)
}
