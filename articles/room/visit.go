package room

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"qari/articles"
	"qari/model/query"
)

// Refused is an error in the request, such as a wrong query or an unknown ID.
type Refused struct{ Err error }

func (e *Refused) Error() string { return e.Err.Error() }
func (e *Refused) Unwrap() error { return e.Err }

func refuse(format string, args ...any) error { return &Refused{fmt.Errorf(format, args...)} }

// Visit is the use of a room by a command: it asks once for some articles. Only
// one goroutine may use it.
type Visit struct {
	room      *Room
	ids       []string // of the articles asked for; none for all
	published string
	own       bool // the room was opened for this visit only
	reader    *Reader
}

// Arguments separates the arguments of a command: an existing file or folder is
// a path, anything else can only be an ID.
func Arguments(args []string) (paths, ids []string) {
	for _, arg := range args {
		if _, err := os.Lstat(arg); errors.Is(err, fs.ErrNotExist) {
			ids = append(ids, arg)
		} else {
			paths = append(paths, arg)
		}
	}
	return paths, ids
}

// OwnVisit returns a visit to a room that was opened for it. It is about the
// articles with the IDs, or all if there are none. Closing the visit closes the
// room.
func (r *Room) OwnVisit(ids []string) *Visit { return &Visit{room: r, ids: ids, own: true} }

// Visit returns a visit to a room that others use, too. It is about the
// articles with the IDs, or all if there are none. published is a checked date
// of publication for the first article; "" for none.
func (r *Room) Visit(ids []string, published string) *Visit {
	return &Visit{room: r, ids: ids, published: published}
}

// Items waits until everything is analysed, and returns the articles in the
// order of their IDs. An unknown ID is a [Refused] error.
func (v *Visit) Items(ctx context.Context) ([]Item, error) {
	if err := v.room.library.Wait(ctx); err != nil {
		return nil, err
	}
	s := v.room.Snapshot()
	items := make([]Item, 0, s.Len())
	for _, id := range v.ids {
		i, ok := s.Find(id)
		if !ok {
			return nil, refuse("%s: no such file, folder or article", id)
		}
		items = append(items, Item{s.Article(i), s.Findings(i)})
	}
	if len(v.ids) == 0 {
		for i := range s.Len() {
			items = append(items, Item{s.Article(i), s.Findings(i)})
		}
	}
	if v.published != "" && len(items) > 0 {
		items[0].Findings = v.room.Analyse(items[0].Article, v.published)
	}
	return items, nil
}

// Problems returns the files and folders that could not be read. A visit to
// single articles has none.
func (v *Visit) Problems() []articles.Problem {
	if len(v.ids) > 0 {
		return nil
	}
	return v.room.Snapshot().Problems()
}

// Search returns the articles that match a query. "@name" means a saved query
// of this machine's reader. A wrong query is a [Refused] error. In a room that
// others use, so is a query that needs a shelf.
func (v *Visit) Search(ctx context.Context, text string) ([]Found, error) {
	text, err := v.expand(text)
	if err != nil {
		return nil, err
	}
	q, err := query.Parse(text)
	if err != nil {
		return nil, refuse("the query %q: %w", text, err)
	}
	state := func(string) query.State { return query.State{} }
	if asksState(q.Expr) {
		reader, err := v.shelf("is:")
		if err != nil {
			return nil, err
		}
		state = reader.State
	}
	items, err := v.Items(ctx)
	if err != nil {
		return nil, err
	}
	return find(items, q, state), nil
}

// expand replaces @name by the saved query.
func (v *Visit) expand(text string) (string, error) {
	name, ok := strings.CutPrefix(text, "@")
	if !ok {
		return text, nil
	}
	reader, err := v.shelf(text)
	if err != nil {
		return "", err
	}
	saved := reader.Query(name)
	if saved == "" {
		return "", refuse("no query is saved as %q; saved are: %s", name, strings.Join(reader.Queries(), ", "))
	}
	return saved, nil
}

// shelf waits for the shelf of this machine's reader. asked is the part of the
// query that needs it, for the error.
func (v *Visit) shelf(asked string) (*Reader, error) {
	if !v.own {
		return nil, refuse("%s is for the screen; what you keep is not known here", asked)
	}
	if v.reader == nil {
		v.reader = v.room.Reader("")
		<-v.reader.Ready()
	}
	return v.reader, v.reader.Err()
}

// Close ends the visit. It closes the shelf, and the room if this visit opened
// it.
func (v *Visit) Close() error {
	var err error
	if v.reader != nil {
		err = v.reader.Close()
	}
	if v.own {
		err = errors.Join(err, v.room.Close())
	}
	return err
}
