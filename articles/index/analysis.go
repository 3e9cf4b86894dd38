package index

import (
	"slices"

	"qari/model"
	"qari/model/fold"
	"qari/model/query"
)

// terms is what the index keeps of a document: the words of each field, each
// once, and the days that it mentions.
type terms struct {
	words [fields][]string
	days  []query.Interval
	names []model.Entity
}

// fields are those of package query that look for words: Anywhere to Source.
const fields = query.Source + 1

// termsOf works out the terms of a document, without the words of its text
// and title unless text is true. A document without article has none.
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
		t.days = append(t.days, d.Interval)
	}
	t.names = distinct(f.Entities)
	return t
}

// distinct leaves out the entities whose key another one has.
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

// words lists the folded words of texts, each once.
func words(texts ...string) []string {
	var all []string
	for _, text := range texts {
		folded := fold.String(text)
		for start, end := range fold.Words(folded) {
			all = append(all, folded[start:end])
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
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
