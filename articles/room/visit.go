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

// Refused is an error in what was asked for, not one that came up in answering.
type Refused struct{ Err error }

func (e *Refused) Error() string { return e.Err.Error() }
func (e *Refused) Unwrap() error { return e.Err }

func refuse(format string, args ...any) error { return &Refused{fmt.Errorf(format, args...)} }

// Visit is a command's visit to a room: it asks once for some articles, and
// leaves. A visit belongs to one goroutine.
type Visit struct {
	room      *Room
	ids       []string // of the articles that it is about; none for all
	published string
	own       bool // the room was opened for this visit
	reader    *Reader
}

// Arguments tells paths among a command's arguments from what can only be IDs.
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

// OwnVisit is a visit to the articles with the IDs, or to all, of a room that was
// opened for it: the end of the visit closes the room.
func (r *Room) OwnVisit(ids []string) *Visit { return &Visit{room: r, ids: ids, own: true} }

// Visit is a visit to the articles with the IDs, or to all, of a room that others
// are in. Where published is not "", it is the date of publication that the
// visitor gives, checked, for the first article.
func (r *Room) Visit(ids []string, published string) *Visit {
	return &Visit{room: r, ids: ids, published: published}
}

// Items waits until everything is read and analysed, and returns the articles in
// the order of their IDs. An unknown ID is [Refused], and named as it was given.
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

// Problems are what could not be read, where the visit is to all articles.
func (v *Visit) Problems() []articles.Problem {
	if len(v.ids) > 0 {
		return nil
	}
	return v.room.Snapshot().Problems()
}

// Search returns the articles that a query matches. "@name" stands for a query
// that this machine's reader has saved. What is wrong with the query is
// [Refused]; so is, in a room that others are in, a query that asks for a shelf.
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

// expand is a query with a saved one in the place of its @name.
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

// shelf waits for the shelf of this machine's reader; asked is what asks for it.
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

// Close ends the visit.
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
