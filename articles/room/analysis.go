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

// NewFinder makes a name finder that also knows the reader's own names: those of
// the lexicons in a folder, where the folder is not "". It calls problem, in one
// line, for each lexicon that cannot be read; the others count.
func NewFinder(folder string, problem func(error)) (*entity.Finder, error) {
	if folder == "" {
		return entity.New()
	}
	return entity.New(entity.WithLexicons(os.DirFS(folder), func(err error) {
		var fault *fs.PathError
		if errors.As(err, &fault) { // its path starts from the folder
			err = &load.Error{Path: filepath.Join(folder, fault.Path), Reason: fault.Err.Error()}
		}
		problem(err)
	}))
}

// analyst finds names and dates.
type analyst struct {
	finder func() *entity.Finder // nil where there is none
}

// newAnalyst makes the finder when the first article is analysed, off the way
// to the first frame.
func newAnalyst(opt Options) *analyst {
	return &analyst{sync.OnceValue(func() *entity.Finder {
		finder, err := NewFinder(opt.Lexicons, opt.Problem)
		if err != nil {
			opt.Problem(err)
		}
		return finder
	})}
}

// analyses are what is done with every article, once Hold is closed.
func (x *analyst) analyses(ctx context.Context, opt Options) (all []articles.Analysis) {
	held := func(analysis articles.Analysis) articles.Analysis {
		return func(a *model.Article, cut *word.Text, f *model.Findings) {
			select {
			case <-opt.Hold:
				analysis(a, cut, f)
			case <-ctx.Done():
			}
		}
	}
	if opt.Dates {
		all = append(all, held(func(a *model.Article, cut *word.Text, f *model.Findings) { dates(a, cut, f, opt.Published) }))
	}
	if opt.Names {
		all = append(all, held(x.names))
	}
	return all
}

// dates adds the dates. The date of publication that the reader gave was
// checked before, and nothing else can be wrong.
func dates(a *model.Article, cut *word.Text, f *model.Findings, published string) {
	f.Published, f.Dates, _ = timex.AnalyseCut(a, cut, published)
}

func (x *analyst) names(a *model.Article, cut *word.Text, f *model.Findings) {
	if finder := x.finder(); finder != nil {
		f.Entities, f.Related = finder.FindCut(a, cut)
	}
}

// Analyse finds what is in an article of the room that was published on the
// date that its reader gives: 2006-01-02 or 2006-01-02T15:04.
func (r *Room) Analyse(a *model.Article, published string) *model.Findings {
	f, cut := &model.Findings{}, word.Cut(a.Text)
	dates(a, cut, f, published)
	r.analyst.names(a, cut, f)
	return f
}
