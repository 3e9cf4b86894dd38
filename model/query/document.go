package query

import (
	"sync"

	"qari/model"
	"qari/model/calendar"
	"qari/model/word"
)

// Document is a [Target] made of an article and its findings. It folds the text
// when a query first needs it. Any number of goroutines may share it.
type Document struct {
	article  *model.Article
	findings *model.Findings
	state    State
	folded   func() word.Folded
	dates    func() []Dated
}

// NewDocument returns a target. findings may be nil if there are none yet.
func NewDocument(a *model.Article, f *model.Findings, s State) *Document {
	if f == nil {
		f = &model.Findings{}
	}
	return &Document{a, f, s,
		sync.OnceValue(func() word.Folded { return word.NewFolded(a.Text, word.Search) }),
		sync.OnceValue(func() []Dated { return Mentioned(f.Dates) }),
	}
}

// Mentioned lists the dates that time expressions denote, one for each possible
// value. It leaves out expressions that denote no days of a calendar.
func Mentioned(expressions []model.Timex) []Dated {
	var all []Dated
	for _, x := range expressions {
		for extent := range x.Extents() {
			if extent.Unit() != 0 {
				all = append(all, Dated{x.Span, extent})
			}
		}
	}
	return all
}

func (d *Document) Text() string               { return d.article.Text }
func (d *Document) Folded() word.Folded        { return d.folded() }
func (d *Document) Title() string              { return d.article.Title }
func (d *Document) Source() string             { return d.article.Source }
func (d *Document) Entities() []model.Entity   { return d.findings.Entities }
func (d *Document) Dates() []Dated             { return d.dates() }
func (d *Document) Published() calendar.Extent { return d.findings.Published.At.Extent() }
func (d *Document) State() State               { return d.state }
