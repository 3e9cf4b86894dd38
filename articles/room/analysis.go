package room

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"qari/articles"
	"qari/articles/load"
	"qari/model"
	"qari/model/entity"
	"qari/model/timex"
	"qari/model/word"
)

// NewFinder returns a name finder. It also knows the reader's own names, from
// the lexicons in folder, unless folder is "". It calls problem with a one-line
// error for each lexicon that it cannot read; the others still count.
func NewFinder(folder string, problem func(error)) (*entity.Finder, error) {
	if folder == "" {
		return entity.New()
	}
	return entity.New(entity.WithLexicons(os.DirFS(folder), func(err error) {
		var fault *fs.PathError
		if errors.As(err, &fault) { // its path is relative to the folder
			err = &load.Error{Path: filepath.Join(folder, fault.Path), Reason: fault.Err.Error()}
		}
		problem(err)
	}))
}

// analyst finds names and dates in articles.
type analyst struct {
	finder func() *entity.Finder // returns nil if the finder could not be made
}

// newAnalyst returns an analyst. It builds the finder for the first article
// only, so that the first frame does not wait for it.
func newAnalyst(opt Options) *analyst {
	return &analyst{sync.OnceValue(func() *entity.Finder {
		finder, err := NewFinder(opt.Lexicons, opt.Problem)
		if err != nil {
			opt.Problem(err)
		}
		return finder
	})}
}

// analyses returns the analyses of every article. They wait until Hold is
// closed.
func (x *analyst) analyses(ctx context.Context, opt Options) (all []articles.Analysis) {
	afterHold := func(analysis articles.Analysis) articles.Analysis {
		return func(a *model.Article, cut *word.Text, f *model.Findings) {
			select {
			case <-opt.Hold:
				analysis(a, cut, f)
			case <-ctx.Done():
			}
		}
	}
	if opt.Dates {
		all = append(all, afterHold(func(a *model.Article, cut *word.Text, f *model.Findings) { dates(a, cut, f, opt.Published) }))
	}
	if opt.Names {
		all = append(all, afterHold(x.names))
	}
	return all
}

// dates adds the dates. The only possible error is a wrong date of publication,
// and the caller has checked that.
func dates(a *model.Article, cut *word.Text, f *model.Findings, published string) {
	f.Published, f.Dates, _ = timex.AnalyseCut(a, cut, published)
}

func (x *analyst) names(a *model.Article, cut *word.Text, f *model.Findings) {
	if finder := x.finder(); finder != nil {
		f.Entities, f.Related = finder.FindCut(a, cut)
	}
}

// Analyse analyses an article of the room with the date of publication that its
// reader gives: 2006-01-02 or 2006-01-02T15:04.
func (r *Room) Analyse(a *model.Article, published string) *model.Findings {
	f, cut := &model.Findings{}, word.Cut(a.Text)
	dates(a, cut, f, published)
	r.analyst.names(a, cut, f)
	return f
}
